"""Rounds of a programme side by side."""

from collections.abc import Mapping

from litestar import Response, get
from litestar.background_tasks import BackgroundTask, BackgroundTasks
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness.comparing.choosing import Chosen, chosen
from readiness.comparing.queries.compare_page import ComparePage, Situation, compare_page
from readiness.figures.comparison import Compared, compared, keep, together
from readiness.figures.keep import keep as keep_beside
from readiness.figures.paired import KEY, Kept
from readiness.figures.rolled import Unreadable
from readiness.permissions import may_see_dashboard
from readiness.web.frame import Link, Place
from readiness.web.places import programme_place
from readiness.web.visit import Visit


@get("/programmes/{programme_id:str}/compare", sync_to_thread=True)
def compare(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    these = chosen_in(visit, programme_id)
    try:
        made = made_of(visit, these)
        page = compare_page(visit.db, these, made)
    except Unreadable:
        return failed(visit, these)
    answer = _answer(visit, these, page)
    return keeping(visit, made, answer, page.new)


def chosen_in(visit: Visit, programme_id: str) -> Chosen:
    """What the address names: each round once, however often it is there."""
    given = visit.request.query_params
    return chosen(visit.db, visit.person, programme_id, given.getall("round", []), str(given.get("constituency", "")))


def made_of(visit: Visit, these: Chosen) -> Compared | None:
    """None where there is nothing to compare. Raises Unreadable."""
    if not these.is_enough or any(not one.handed_in for one in these.rounds):
        return None
    return compared(visit.db, together(visit.db, these.programme, [one.round for one in these.rounds]))


def keeping(
    visit: Visit, made: Compared | None, answer: Response[bytes], new: Mapping[str, tuple[str, Kept]] | None = None
) -> Response[bytes]:
    """The answer, after which what was made and decided for it is kept."""
    tasks = [BackgroundTask(keep, visit.engine, made)] if made is not None and made.is_new else []
    tasks += [BackgroundTask(keep_beside, visit.engine, key, {KEY: one}) for key, one in (new or {}).items()]
    if tasks:
        answer.background = BackgroundTasks(tasks)
    return answer


def failed(visit: Visit, these: Chosen) -> Response[bytes]:
    """Where something stored cannot be read."""
    situation: Situation = "failed"
    return _answer(visit, these, compare_page(visit.db, these, None, situation), status=500)


def _answer(visit: Visit, these: Chosen, page: ComparePage, status: int = 200) -> Response[bytes]:
    return visit.page(
        "comparing/compare.html",
        page,
        title=_title(these) if page.situation == "shown" else "Compare rounds",
        purpose="What changed from round to round, of whom that is true, and why the figures changed.",
        place=_place(visit, these),
        status=status,
    )


def _title(these: Chosen) -> str:
    of = f": {these.constituency.title}" if these.constituency is not None else ""
    return f"{these.rounds[0].round.title} to {these.rounds[-1].round.title} compared{of}"


def _place(visit: Visit, these: Chosen) -> Place:
    base = f"/programmes/{these.programme.id}"
    crumbs = [Link("Compare rounds", f"{base}/compare", is_current=True)]
    if may_see_dashboard(visit.person, these.programme.id):
        crumbs.insert(0, Link("Rounds", f"{base}/rounds"))
    return programme_place(visit.person, these.programme, current="Rounds", crumbs=tuple(crumbs))
