"""One answer saved, and nothing else: beside the bare page and the bare upsert."""

from collections.abc import Iterator

from tests.bench.measuring import Row
from tests.bench.serving.asking import saves, token_of, upserts
from tests.bench.serving.clients import CLIENTS, Asked, Seen, load
from tests.bench.serving.servers import Server, running
from tests.bench.serving.stores import Filled

EACH = 3
"""Responses that each client fills."""
QUESTIONS = range(50)


def rows(filled: Filled, server: Server, kind: str) -> Iterator[Row]:
    page, upsert = _bare(filled)
    people = iter(filled.participants)
    token = token_of(server)
    warm = [saves(next(people), token, range(10)) for _ in range(CLIENTS)]
    found = load(
        server,
        [[one for _ in range(EACH) for one in saves(next(people), token, QUESTIONS)] for _ in range(CLIENTS)],
        warm,
    )
    yield Row(f"{kind}: bare Litestar page", page.found)
    yield Row(f"{kind}: bare signed-in upsert", upsert.found)
    yield Row(f"{kind}: one answer saved, scores kept", found.found, "under 2 CPU ms", found.cpu_ms < 2)
    yield Row("    ratio to the bare page", f"{found.cpu_ms / page.cpu_ms:.1f} x")
    yield Row("    ratio to the bare upsert", f"{found.cpu_ms / upsert.cpu_ms:.1f} x")


def _bare(filled: Filled) -> tuple[Seen, Seen]:
    with running("tests.bench.serving.bare", {"READINESS_DATABASE_URL": filled.url}) as server:
        words = [[Asked("GET", "/health")] * 400 for _ in range(CLIENTS)]
        page = load(server, words, [one[:40] for one in words])
        # The last people: their responses are not answered again below.
        lists = [upserts(one, QUESTIONS) * EACH for one in filled.participants[-CLIENTS:]]
        return page, load(server, lists, [one[:10] for one in lists])
