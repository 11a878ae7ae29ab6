"""One constituency in a round."""

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from readiness.figures.filters import Filters
from readiness.figures.of_round import figures_of
from readiness.figures.rolled import Unreadable
from readiness.figures.seen import seen_by
from readiness.reporting.pages.dashboard import failed_page, keeping, place_of
from readiness.reporting.queries.constituency_page import constituency_page
from readiness.web.frame import Link
from readiness.web.showing import day
from readiness.web.visit import Visit


@get("/rounds/{round_id:str}/constituencies/{constituency_id:str}", sync_to_thread=True)
def constituency(
    visit: NamedDependency[Visit], round_id: FromPath[str], constituency_id: FromPath[str], page: FromQuery[int] = 1
) -> Response[bytes]:
    seen = seen_by(visit.db, visit.person, round_id)
    here = seen.constituency(constituency_id)
    title, purpose = f"{here.title}: {seen.round.title}", f"Why it stands where it does, as of {day(seen.round.as_of)}."
    place = place_of(
        visit, seen, Link(here.title, f"/rounds/{round_id}/constituencies/{constituency_id}", is_current=True)
    )
    try:
        figures = figures_of(visit.db, seen, Filters(constituency=constituency_id))
        shown = constituency_page(visit.db, figures, page)
    except Unreadable:
        return failed_page(visit, seen)
    answer = visit.page("reporting/constituency.html", shown, title=title, purpose=purpose, place=place)
    return keeping(visit, figures, answer)
