"""Servers as processes of their own: started, asked for their CPU time and memory, stopped."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from tempfile import TemporaryFile
from typing import IO

TICK = os.sysconf("SC_CLK_TCK")
PATIENCE = 180


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

    def highest_memory(self, work: Callable[[], object]) -> int:
        """The most that is resident while `work` goes on."""
        with open(f"/proc/{self.process}/clear_refs", "w", encoding="ascii") as file:
            file.write("5")  # the highest so far is forgotten
        work()
        with open(f"/proc/{self.process}/status", encoding="ascii") as file:
            line = next(line for line in file if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024


@contextmanager
def running(module: str, environ: dict[str, str], *arguments: str) -> Iterator[Server]:
    """`python -m MODULE ARGUMENTS` with READINESS_PORT set to a free port; waits until /health answers."""
    port = _free_port()
    command = [sys.executable, "-m", module, *arguments]
    with (
        TemporaryFile() as said,
        subprocess.Popen(
            command, env={**os.environ, **environ, "READINESS_PORT": str(port)}, stdout=said, stderr=said
        ) as process,
    ):
        try:
            _wait(port, process, said)
            yield Server(process.pid, port)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(port: int, process: "subprocess.Popen[bytes]", said: IO[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            said.seek(0)
            raise AssertionError(f"the server ended with {process.returncode}: {said.read().decode()[-2000:]}")
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
