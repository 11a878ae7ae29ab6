"""The rounds of a programme."""

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness import clock
from readiness.rounds.queries.rounds import rounds_page
from readiness.rounds.remaining import deadline
from readiness.web.places import programme_place
from readiness.web.running import IN_THREAD
from readiness.web.visit import Visit


@get("/programmes/{programme_id:str}/rounds", sync_to_thread=IN_THREAD)
def rounds(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    page, now = rounds_page(visit.db, visit.person, programme_id), clock.now()
    return visit.page(
        "rounds/rounds.html", page, title="Rounds",
        purpose="Each round asks one published questionnaire of its audience, from one date to another.",
        place=programme_place(visit.person, page.programme, current="Rounds"),
        closes={one.round.id: deadline(one.round.closes_at, one.round.time_zone, now) for one in page.rounds},
    )  # fmt: skip
