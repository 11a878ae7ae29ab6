"""One constituency in a round."""

from dataclasses import replace

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from readiness.reporting.pages.dashboard import keeping
from readiness.reporting.queries.constituency_page import constituency_page
from readiness.reporting.queries.dashboard_page import FAILED, bare_page
from readiness.reporting.queries.figures import figures_of
from readiness.reporting.queries.filters import Filters
from readiness.reporting.queries.rolled import Unreadable
from readiness.reporting.queries.seen import Seen, seen_by
from readiness.web.frame import Link, Place
from readiness.web.places import programme_place
from readiness.web.showing import day
from readiness.web.visit import Visit


@get("/rounds/{round_id:str}/constituencies/{constituency_id:str}", sync_to_thread=True)
def constituency(
    visit: NamedDependency[Visit], round_id: FromPath[str], constituency_id: FromPath[str], page: FromQuery[int] = 1
) -> Response[bytes]:
    seen = seen_by(visit.db, visit.person, round_id)
    here = seen.constituency(constituency_id)
    title, purpose = f"{here.title}: {seen.round.title}", f"Why it stands where it does, as of {day(seen.round.as_of)}."
    place = _place(visit, seen, here.title, constituency_id)
    try:
        figures = figures_of(visit.db, seen, Filters(constituency=constituency_id))
        shown = constituency_page(visit.db, figures, page)
    except Unreadable:
        failed = replace(bare_page(seen, "failed", FAILED), styles="")
        return visit.page("reporting/dashboard.html", failed, title=title, purpose=purpose, place=place, status=500)
    answer = visit.page("reporting/constituency.html", shown, title=title, purpose=purpose, place=place)
    return keeping(visit, figures, answer)


def _place(visit: Visit, seen: Seen, title: str, constituency_id: str) -> Place:
    base = f"/rounds/{seen.round.id}"
    return programme_place(
        visit.person,
        seen.programme,
        current="Rounds",
        crumbs=(
            Link("Rounds", f"/programmes/{seen.programme.id}/rounds"),
            Link("Dashboard", f"{base}/dashboard"),
            Link(title, f"{base}/constituencies/{constituency_id}", is_current=True),
        ),
    )
