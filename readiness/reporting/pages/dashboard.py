"""The dashboard of a round."""

from dataclasses import replace

from litestar import Response, get
from litestar.background_tasks import BackgroundTask
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness.figures.keep import keep
from readiness.figures.of_round import Figures, figures_of
from readiness.figures.rolled import Unreadable
from readiness.figures.seen import Seen, seen_by
from readiness.figures.since_release import said_since_release
from readiness.reporting.pages.narrowed import filters_in
from readiness.reporting.queries.dashboard_page import FAILED, DashboardPage, bare_page, dashboard_page
from readiness.web.frame import Link, Place
from readiness.web.places import programme_place
from readiness.web.showing import day
from readiness.web.visit import Visit


@get("/rounds/{round_id:str}/dashboard", sync_to_thread=True)
def dashboard(visit: NamedDependency[Visit], round_id: FromPath[str]) -> Response[bytes]:
    seen = seen_by(visit.db, visit.person, round_id)
    try:
        figures = figures_of(visit.db, seen, filters_in(visit))
        page = dashboard_page(figures)
        if seen.names and page.situation == "shown":
            page = replace(page, since=said_since_release(visit.db, seen.round))
    except Unreadable:
        return failed_page(visit, seen)
    return keeping(visit, figures, _answer(visit, seen, page))


def keeping(visit: Visit, figures: Figures, answer: Response[bytes]) -> Response[bytes]:
    """The answer, after which what was made for it is kept, in a transaction of its own."""
    if figures.new:
        answer.background = BackgroundTask(keep, visit.engine, figures.seen.round.id, figures.new)
    return answer


def _answer(visit: Visit, seen: Seen, page: DashboardPage, status: int = 200) -> Response[bytes]:
    round_ = seen.round
    return visit.page(
        "reporting/dashboard.html",
        page,
        title=f"{round_.title}: dashboard",
        purpose=f"Where each constituency stands in this round, as of {day(round_.as_of)}.",
        place=place_of(visit, seen),
        status=status,
    )


def failed_page(visit: Visit, seen: Seen) -> Response[bytes]:
    """Where something stored cannot be read."""
    return _answer(visit, seen, bare_page(seen, "failed", FAILED), status=500)


def place_of(visit: Visit, seen: Seen, *further: Link) -> Place:
    """The dashboard's place, or that of a page beyond it."""
    rounds = Link("Rounds", f"/programmes/{seen.programme.id}/rounds")
    dashboard = Link("Dashboard", f"/rounds/{seen.round.id}/dashboard", is_current=not further)
    return programme_place(visit.person, seen.programme, current="Rounds", crumbs=(rounds, dashboard, *further))
