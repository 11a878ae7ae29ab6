"""Servers as processes of their own: started, asked for their CPU time and memory, stopped."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection

TICK = os.sysconf("SC_CLK_TCK")
PATIENCE = 60


@dataclass(frozen=True)
class Server:
    process: int
    port: int

    def cpu_seconds(self) -> float:
        """User and system time of the process so far."""
        with open(f"/proc/{self.process}/stat", encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def memory(self) -> int:
        """Bytes resident now."""
        with open(f"/proc/{self.process}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def running(module: str, environ: dict[str, str], *arguments: str) -> Iterator[Server]:
    """`python -m MODULE ARGUMENTS` with READINESS_PORT set to a free port; waits until /health answers."""
    port = _free_port()
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(
        command,
        env={**os.environ, **environ, "READINESS_PORT": str(port)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _wait(port, process)
            yield Server(process.pid, port)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, f"the server ended with {process.returncode}"
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/health")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.05)
        finally:
            connection.close()
    raise AssertionError("the server did not answer in time")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
