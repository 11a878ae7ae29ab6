"""The server of `readiness serve` on each database in turn, measured from outside."""

from collections.abc import Iterator

from tests.bench.measuring import Row
from tests.bench.serving import answering, visiting, watching
from tests.bench.serving.measured import progress
from tests.bench.serving.servers import running
from tests.bench.serving.stores import STORES, Store


def rows() -> Iterator[Row]:
    for make in STORES:
        with make() as store:
            for row in _of(store):
                progress(f"{row.what}  {row.found}")
                yield row


def _of(store: Store) -> Iterator[Row]:
    yield Row(f"\n{store.kind}", "")
    bare = answering.bare(store)
    with running("readiness", store.environ, "serve") as server:
        yield from answering.rows(store, server, bare)
        yield from visiting.rows(server)
        yield from watching.rows(store, server)
        yield Row("memory of the server after it all", f"{server.memory() / 1e6:.0f} MB")
