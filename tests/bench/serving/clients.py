"""Clients in a process of their own, so that they take nothing from what is measured but the other core."""

import json
import statistics
import subprocess
import sys
import threading
from dataclasses import dataclass
from http.client import HTTPConnection
from time import perf_counter
from typing import Any

from tests.bench.serving.servers import Server

CLIENTS = 8


@dataclass(frozen=True)
class Asked:
    """One request of a client's list. `body` is a form, already encoded."""

    method: str
    path: str
    cookie: str = ""
    body: str = ""
    is_page: bool = False
    """Whether a form is sent as a browser without script sends it."""

    def plain(self) -> list[str]:
        return [self.method, self.path, self.cookie, self.body, "page" if self.is_page else ""]


@dataclass(frozen=True)
class Seen:
    """What clients saw, and what the server spent."""

    requests: int
    seconds: float
    cpu: float
    milliseconds: list[float]
    bytes: int

    @property
    def cpu_ms(self) -> float:
        return self.cpu * 1_000 / self.requests

    @property
    def a_second(self) -> float:
        return self.requests / self.seconds

    def quantile(self, part: float) -> float:
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))]

    @property
    def found(self) -> str:
        p50, p95, p99 = (self.quantile(part) for part in (0.5, 0.95, 0.99))
        return f"{self.cpu_ms:.2f} CPU ms, {self.a_second:,.0f} a second, p50 {p50:.1f} p95 {p95:.1f} p99 {p99:.1f} ms"


def load(server: Server, lists: list[list[Asked]]) -> Seen:
    """Each list is one client's requests in order, sent one after the other; lists run side by side, at most 8."""
    assert len(lists) <= CLIENTS
    before = server.cpu_seconds()
    began = perf_counter()
    answer = _sent(server, lists)
    taken = perf_counter() - began
    statuses = {status for status in answer["statuses"] if status not in (200, 303)}
    assert not statuses, f"answers with status {statuses}: {answer['first_bad'][:300]}"
    return Seen(
        len(answer["milliseconds"]), answer["seconds"] or taken, server.cpu_seconds() - before, answer["milliseconds"],
        answer["bytes"],
    )  # fmt: skip


def middle(runs: list[Seen]) -> Seen:
    """The run whose CPU time is the median."""
    median = statistics.median_low(run.cpu_ms for run in runs)
    return next(run for run in runs if run.cpu_ms == median)


def _sent(server: Server, lists: list[list[Asked]]) -> Any:
    given = json.dumps({"port": server.port, "lists": [[one.plain() for one in each] for each in lists]})
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.serving.clients"], input=given, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def _client(port: int, requests: list[list[str]], found: dict[str, Any]) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    for method, path, cookie, body, page in requests:
        headers = {"cookie": cookie, "accept-encoding": "gzip"}
        if body:
            headers |= {"content-type": "application/x-www-form-urlencoded"} | ({} if page else {"hx-request": "true"})
        began = perf_counter()
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        content = answer.read()
        found["milliseconds"].append((perf_counter() - began) * 1_000)
        found["statuses"].append(answer.status)
        found["bytes"] += len(content)
        if answer.status not in (200, 303) and not found["first_bad"]:
            found["first_bad"] = content.decode(errors="replace")


def main() -> None:
    given = json.load(sys.stdin)
    each: list[dict[str, Any]] = [
        {"milliseconds": [], "statuses": [], "bytes": 0, "first_bad": ""} for _ in given["lists"]
    ]
    threads = [
        threading.Thread(target=_client, args=(given["port"], requests, found))
        for requests, found in zip(given["lists"], each, strict=True)
    ]
    began = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(
        json.dumps(
            {
                "seconds": perf_counter() - began,
                "milliseconds": [one for found in each for one in found["milliseconds"]],
                "statuses": [one for found in each for one in found["statuses"]],
                "bytes": sum(found["bytes"] for found in each),
                "first_bad": next((found["first_bad"] for found in each if found["first_bad"]), ""),
            }
        )
    )


if __name__ == "__main__":
    main()
