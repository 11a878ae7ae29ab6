"""What the programme office and observers ask for: the dashboard of a round that everyone has handed in, rounds compared, and the table
of all answers."""

from collections.abc import Iterator

from readiness.web.visit import SESSION_COOKIE
from tests.bench.measuring import Row
from tests.bench.serving.clients import Asked, Seen, load
from tests.bench.serving.filling import Filled
from tests.bench.serving.measured import progress
from tests.bench.serving.servers import Server
from tests.bench.serving.stores import COLUMNS, LARGE, SMALL, Store

TIMES = 9


def rows(store: Store, server: Server) -> Iterator[Row]:
    for count, programme in ((SMALL, store.small), (LARGE, store.large)):
        progress(f"{store.kind}: dashboard of {count:,}")
        yield from _dashboard(server, programme, count)
    progress(f"{store.kind}: comparison of rounds")
    yield from _comparison(server, store.compared)
    yield from _tables(store, server)


def _comparison(server: Server, filled: Filled) -> Iterator[Row]:
    """Three rounds, as the office sees them, with the names of organisations, and as observers do, who are told what is protected."""
    path = f"/programmes/{filled.programme}/compare?" + "&".join(f"round={one}" for one in filled.rounds)
    what = f"rounds compared, {SMALL:,} organisations x 100 questions x 3 rounds"
    for whom, first, secret in (
        ("", "nothing compared yet", filled.office),
        (", for observers", "nothing decided yet", filled.observer),
    ):
        cold, warm = _asked(server, secret, path, 1), _asked(server, secret, path, TIMES)
        middle = warm.quantile(0.5)
        yield Row(f"{what}{whom}", f"{middle:.0f} ms, {warm.cpu_ms:.0f} CPU ms", "under 300 ms", middle < 300)
        yield Row(f"    the first time, {first}", f"{cold.quantile(0.5):,.0f} ms, {cold.cpu_ms:,.0f} CPU ms")


def _dashboard(server: Server, filled: Filled, count: int) -> Iterator[Row]:
    path = f"/rounds/{filled.rounds[1]}/dashboard"
    cold, warm = _asked(server, filled.office, path, 1), _asked(server, filled.office, path, TIMES)
    what = f"dashboard, {count:,} organisations x 100 questions x 3 rounds"
    middle = warm.quantile(0.5)
    yield Row(what, f"{middle:.0f} ms, {warm.cpu_ms:.0f} CPU ms", "under 300 ms", middle < 300)
    yield Row("    the first time, nothing rolled up yet", f"{cold.quantile(0.5):,.0f} ms, {cold.cpu_ms:,.0f} CPU ms")


def _tables(store: Store, server: Server) -> Iterator[Row]:
    progress(f"{store.kind}: tables of answers")
    few, many = (_table(server, one) for one in (store.thousand, store.ten_thousand))
    before = server.memory()
    peak = max(before, server.highest_memory(lambda: _table(server, store.ten_thousand, 1)))
    seconds = many.quantile(0.5) / 1_000
    yield Row(
        f"CSV of 10,000 responses x {COLUMNS} columns",
        f"{seconds:.2f} s, {many.cpu_ms / 1_000:.2f} CPU s, {many.bytes / many.requests / 1e6:.1f} MB",
        "under 0.5 s", seconds < 0.5,
    )  # fmt: skip
    yield Row("    of 1,000", f"{few.quantile(0.5) / 1_000:.3f} s, {few.cpu_ms / 1_000:.3f} CPU s")
    growth = many.cpu_ms / 10 / few.cpu_ms
    yield Row("    CPU time for each of 10,000 against each of 1,000", f"{growth:.2f} x", "at most 1.2", growth <= 1.2)
    more = (peak - before) / 1e6
    yield Row("    memory of the server before, and its peak meanwhile", f"{before / 1e6:.0f} and {peak / 1e6:.0f} MB",
        "at most 20 MB more", more <= 20)  # fmt: skip


def _table(server: Server, filled: Filled, times: int = 5) -> Seen:
    path = f"/rounds/{filled.rounds[0]}/export/responses-wide.csv"
    if times > 1:
        _asked(server, filled.office, path, 1)
    return _asked(server, filled.office, path, times)


def _asked(server: Server, secret: str, path: str, times: int) -> Seen:
    return load(server, [[Asked("GET", path, f"{SESSION_COOKIE}={secret}")] * times])
