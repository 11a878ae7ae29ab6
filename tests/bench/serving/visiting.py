"""The first visit: the sign-in page with everything it loads, by somebody whose browser knows nothing yet."""

import gzip
import re
from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urljoin

from tests.bench.measuring import Row
from tests.bench.serving.servers import Server

_LOADED = re.compile(r'<(?:link|script|img|source)\b[^>]*\s(?:href|src)="([^"#]+)"')
_INSIDE = re.compile(r"""url\(["']?([^)"']+)["']?\)|\b(?:from|import)\s*["']([^"']+)["']""")


def rows(server: Server) -> Iterator[Row]:
    sent = list(_sent(server, ["/sign-in"]))
    size = sum(sent) / 1_000
    yield Row(
        "first visit: sign-in page and all it loads, compressed as sent", f"{size:.1f} KB", "under 120 KB", size < 120
    )
    yield Row("    requests", f"{len(sent)}", "at most 8", len(sent) <= 8)


def _sent(server: Server, wanted: list[str]) -> Iterator[int]:
    """Bytes of each answer, its head included; what an answer names is asked for as well."""
    connection, known = HTTPConnection("127.0.0.1", server.port, timeout=30), set(wanted)
    for path in wanted:
        connection.request("GET", path, headers={"accept-encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        assert answer.status == 200, f"{path} answers {answer.status}"
        yield len(body) + sum(len(name) + len(value) + 4 for name, value in answer.getheaders())
        for found in _named_in(path, _plain(answer.getheader("content-encoding"), body)):
            if found not in known:
                known.add(found)
                wanted.append(found)


def _plain(encoding: str | None, body: bytes) -> str:
    return (gzip.decompress(body) if encoding == "gzip" else body).decode(errors="replace")


def _named_in(path: str, text: str) -> list[str]:
    names = _LOADED.findall(text)
    if path.partition("?")[0].endswith((".css", ".js")):
        names = [one or other for one, other in _INSIDE.findall(text)]
    return [urljoin(path, one) for one in names if not one.startswith(("data:", "http"))]
