"""A real server in a process of its own, bounded in time, ended by its own id."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 90


@dataclass
class Running:
    process: subprocess.Popen[str]
    url: str
    folder: Path
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def printed(self) -> str:
        return (self.folder / "stdout").read_text()

    @property
    def log(self) -> str:
        return (self.folder / "stderr").read_text()

    def logged(self, request_id: str) -> list[dict[str, object]]:
        """The lines of one request. They are written after the answer is out, so they may take a moment."""
        until = time.monotonic() + PATIENCE
        while True:
            whole = self.log.rpartition("\n")[0]
            found = [line for one in whole.splitlines() if (line := json.loads(one)).get("request") == request_id]
            if found or time.monotonic() > until:
                return found
            time.sleep(0.05)

    @property
    def link(self) -> str:
        """The first sign-in link it printed."""
        found = re.search(r"https?://\S+/sign-in/\S+", self.printed)
        assert found, self.printed
        return found[0]

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)


def environment(**settings: str) -> dict[str, str]:
    """Of the machine, without settings of our own but these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("READINESS_")}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **settings}


def command(*words: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    """`readiness WORDS` as an operator runs it, to its end."""
    return subprocess.run(
        [sys.executable, "-m", "readiness", *words], env=environment(**{"READINESS_PORT": str(free_port()), **settings}), capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serving(
    folder: Path, words: Sequence[str] = ("serve",), *, port: int | None = None, **settings: str
) -> Iterator[Running]:
    """Alive when it is handed over; gone afterwards. `folder` gets what it prints and its log."""
    port = port or free_port()
    folder.mkdir(parents=True, exist_ok=True)
    given = {"READINESS_PORT": str(port), "READINESS_DATA_DIR": str(folder / "data"), **settings}
    with (folder / "stdout").open("w") as out, (folder / "stderr").open("w") as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "readiness", *words], env=environment(**given), stdout=out, stderr=err, text=True,
            start_new_session=True,
        )  # fmt: skip
    running = Running(process, f"http://127.0.0.1:{port}", folder)
    try:
        _await_alive(running)
        yield running
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(PATIENCE)


def _await_alive(running: Running) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert running.process.poll() is None, running.log + running.printed
        try:
            if httpx.get(f"{running.url}/health", timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise AssertionError(f"no answer within {PATIENCE} s: {running.log}")
