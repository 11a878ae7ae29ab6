"""Where one organisation stands in a round."""

from litestar import Response, get
from litestar.background_tasks import BackgroundTask
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness.figures.keep import keep
from readiness.standing.queries.standing_page import StandingPage, standing_page
from readiness.web.frame import Link, Place
from readiness.web.places import programme_place
from readiness.web.visit import Visit


@get("/responses/{response_id:str}/standing", sync_to_thread=True)
def standing(visit: NamedDependency[Visit], response_id: FromPath[str]) -> Response[bytes]:
    page = standing_page(visit.db, visit.person, response_id)
    answer = visit.page(
        "standing/standing.html",
        page,
        title=f"{page.organisation}: where you stand" if not page.manages else f"{page.organisation}: where it stands",
        purpose=f"Its rating in {page.round.title}, how it has moved, its constituency, and what would have lifted it.",
        place=_place(visit, page),
        status=500 if page.failed else 200,
    )
    if page.distribution is not None and page.distribution.new:
        answer.background = BackgroundTask(keep, visit.engine, page.round.id, page.distribution.new)
    return answer


def _place(visit: Visit, page: StandingPage) -> Place:
    base = f"/responses/{page.response}"
    here = Link("Standing", f"{base}/standing", is_current=True)
    return programme_place(visit.person, page.programme, current="Rounds", crumbs=(Link(page.round.title, base), here))
