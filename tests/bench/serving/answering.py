"""What a participant does, beside the bare page and the bare upsert."""

from collections.abc import Iterator

from tests.bench.measuring import Row
from tests.bench.serving.asking import journey, page, saves, section_page, token_of, upserts
from tests.bench.serving.clients import CLIENTS, Asked, Seen, load, middle
from tests.bench.serving.counting import statements_of_a_save
from tests.bench.serving.measured import Bare, compared, progress
from tests.bench.serving.servers import Server, running
from tests.bench.serving.stores import Store

RUNS = 3
SAVES, PAGES, JOURNEYS = range(50), 40, 2


def bare(store: Store) -> Bare:
    """The bare application on the same database."""
    progress(f"{store.kind}: the bare page and the bare upsert")
    with running("tests.bench.serving.bare", store.environ) as server:
        words = [[Asked("GET", "/health")] * 150 for _ in range(CLIENTS)]
        # The last people: nobody answers in their responses below.
        lists = [upserts(one, SAVES) for one in store.answered.participants[-CLIENTS:]]
        load(server, words)
        load(server, lists)
        return Bare(
            middle([load(server, words) for _ in range(RUNS)]), middle([load(server, lists) for _ in range(RUNS)])
        )


def rows(store: Store, server: Server, bare: Bare) -> Iterator[Row]:
    token, people = token_of(server), iter(store.answered.participants)
    yield Row("a bare Litestar page", bare.page.found)
    yield Row("a bare signed-in upsert", bare.upsert.found)
    yield from _saves(store, server, bare, token, people)
    progress(f"{store.kind}: pages of questions")
    yield from compared("a page of 7 questions", _pages(server, token, store.answered.participants), bare, 1.2)
    yield from compared("a page of 50 questions", _pages(server, token, store.long.participants), bare, 2.3)
    yield from _journeys(store, server, token, people)
    yield from _check(store, server, bare, token)


def _saves(store: Store, server: Server, bare: Bare, token: str, people: Iterator[tuple[str, str]]) -> Iterator[Row]:
    progress(f"{store.kind}: answers saved")

    def once() -> Seen:
        return load(server, [saves(next(people), token, SAVES) for _ in range(CLIENTS)])

    once()
    yield from compared(
        "one answer saved, scores kept", middle([once() for _ in range(RUNS)]), bare, 2, with_upsert=True
    )
    count = statements_of_a_save(store)
    yield Row("    statements", f"{count}", "at most 5", count <= 5)


def _pages(server: Server, token: str, people: list[tuple[str, str]]) -> Seen:
    """The first section, of eight responses that nothing was answered in."""
    lists = [[section_page(one, token, 0)] * PAGES for one in people[-CLIENTS:]]
    load(server, lists)
    return middle([load(server, lists) for _ in range(RUNS)])


def _journeys(store: Store, server: Server, token: str, people: Iterator[tuple[str, str]]) -> Iterator[Row]:
    progress(f"{store.kind}: whole journeys")

    def once() -> Seen:
        return load(
            server,
            [
                [one for _ in range(JOURNEYS) for one in journey(store.answered, next(people), token)]
                for _ in range(CLIENTS)
            ],
        )

    once()
    seen = middle([once() for _ in range(RUNS)])
    cpu = seen.cpu / (JOURNEYS * CLIENTS)
    yield Row("50 questions page by page, a whole journey", f"{cpu:.4f} CPU s", "under 0.018 CPU s", cpu < 0.018)
    requests = seen.requests // (JOURNEYS * CLIENTS)
    yield Row(f"    each of its {requests} requests", seen.found)


def _check(store: Store, server: Server, bare: Bare, token: str) -> Iterator[Row]:
    progress(f"{store.kind}: all answers on one page")
    secret, response = store.small.participants[0]
    load(server, [journey(store.small, (secret, response), token)])
    asked = [[page(secret, token, f"/responses/{response}/check")] * 30]
    load(server, asked)
    seen = middle([load(server, asked) for _ in range(RUNS)])
    found = f"{seen.cpu_ms:.1f} CPU ms, p50 {seen.quantile(0.5):.1f} ms"
    yield Row("the page that lists 100 answers", found, "under 30 ms", seen.quantile(0.5) < 30)
    yield Row("    ratio to the bare page", f"{seen.cpu_ms / bare.page.cpu_ms:.1f} x")
