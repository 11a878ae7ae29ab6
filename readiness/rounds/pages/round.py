"""One round, for its office."""

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from readiness import clock
from readiness.rounds.pages.places import rounds_place
from readiness.rounds.queries.responses import STATES, Filters
from readiness.rounds.queries.round import round_page
from readiness.web.visit import Visit

PURPOSE = {
    "planned": "What is decided about this round, and who will be asked when it opens.",
    "open": "Who was asked, how far they are, and what the programme office can do about it.",
    "reviewing": "What was handed in and is being reviewed.",
    "closed": "Who was asked, and who handed in.",
}


@get("/rounds/{round_id:str}", sync_to_thread=True)
def round_(
    visit: NamedDependency[Visit], round_id: FromPath[str], constituency: FromQuery[str | None] = None,
    in_state: FromQuery[str | None] = None, text: FromQuery[str | None] = None, page: FromQuery[str | None] = None,
) -> Response[bytes]:  # fmt: skip
    filters = Filters((constituency or "")[:60], (in_state or "")[:40], (text or "").strip()[:200])
    number = int(page) if page is not None and page.isascii() and page.isdigit() and len(page) < 9 else 1
    shown = round_page(visit.db, visit.person, round_id, filters, number=number, now=clock.now())
    return visit.page(
        "rounds/round.html", shown, title=shown.round.title, purpose=PURPOSE[shown.round.state],
        place=rounds_place(visit.person, shown.programme), states=STATES,
    )  # fmt: skip
