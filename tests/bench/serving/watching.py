"""What the programme office asks for: the dashboard of a round that everyone has handed in, small and large."""

from collections.abc import Iterator

from readiness.web.visit import SESSION_COOKIE
from tests.bench.measuring import Row
from tests.bench.serving.clients import Asked, Seen, load
from tests.bench.serving.servers import Server
from tests.bench.serving.stores import Filled


def rows(filled: Filled, server: Server, kind: str, count: int) -> Iterator[Row]:
    what = f"{kind}: dashboard, {count:,} organisations x 100 questions x 3 rounds"
    cold = _asked(server, filled, 1, filled.rounds[0])
    warm = _asked(server, filled, 8, filled.rounds[0])
    yield Row(what, f"{warm.quantile(0.5):.0f} ms, {warm.cpu_ms:.0f} CPU ms", "under 300 ms", warm.quantile(0.5) < 300)
    yield Row("    the first time, nothing rolled up yet", f"{cold.quantile(0.5):,.0f} ms")


def _asked(server: Server, filled: Filled, times: int, round_: str) -> Seen:
    return load(server, [[Asked("GET", f"/rounds/{round_}/dashboard", f"{SESSION_COOKIE}={filled.office}")] * times])
