"""Serves the gallery over HTTP under the policy of the application, and answers its forms as a test says."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from readiness.web.doorway import POLICY
from tests.architecture.tree import ROOT
from tests.readiness.web.gallery import gallery, levels, page

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
SUMMARY = (
    '{% from "macros/forms.html" import error_summary %}{% from "macros/parts.html" import save_state %}'
    '{{ error_summary([("meters", "Enter a whole number.")]) }}{{ save_state("failed") }}'
)


@dataclass
class Served:
    """Where it is, what it was sent, and how it answers what it is sent."""

    address: str = ""
    status: int = 200
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    sent: list[str] = field(default_factory=list)
    released: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self.released.set()

    def answers(self, status: int, body: str = "", headers: dict[str, str] | None = None) -> None:
        self.status, self.body, self.headers = status, body, headers or {}

    def gives_an_error_summary(self) -> None:
        self.answers(422, gallery().from_string(SUMMARY).render())

    @contextmanager
    def slowly(self) -> Iterator[Event]:
        """Answers wait until the event is set."""
        self.released.clear()
        try:
            yield self.released
        finally:
            self.released.set()


@contextmanager
def serving() -> Iterator[Served]:
    served = Served()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            if path.startswith("/static/"):
                file = ROOT / path[1:]
                self.send(200, file.read_bytes(), TYPES[file.suffix])
            elif path == "/levels.css":
                self.send(200, levels().encode(), "text/css")
            else:
                self.send(200, page(path[1:]).encode(), "text/html")

        def do_POST(self) -> None:
            served.sent.append(self.rfile.read(int(self.headers["content-length"])).decode())
            served.released.wait(timeout=10)
            self.send(served.status, served.body.encode(), "text/html", served.headers)

        def send(self, status: int, body: bytes, kind: str, more: dict[str, str] | None = None) -> None:
            self.send_response(status)
            self.send_header("content-type", f"{kind}; charset=utf-8")
            self.send_header("content-security-policy", POLICY)
            self.send_header("content-length", str(len(body)))
            for name, value in (more or {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        served.address = f"http://127.0.0.1:{server.server_port}"
        yield served
        server.shutdown()
