"""Milestones and baselines: what is due when, and what was said before."""

from collections.abc import Callable
from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody

from readiness import clock
from readiness.organising.actions.plan import add_baseline, add_milestone, reach, set_date
from readiness.organising.filled import Filled, refilled
from readiness.organising.queries.milestones import milestones_page
from readiness.problems import Unfit
from readiness.web.forms import Form
from readiness.web.places import programme_place
from readiness.web.running import IN_THREAD
from readiness.web.showing import day
from readiness.web.visit import Visit


@get("/programmes/{programme_id:str}/milestones", sync_to_thread=IN_THREAD)
def milestones(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    return _page(visit, programme_id, Filled({"precision": "day"}))


@post("/programmes/{programme_id:str}/milestones", sync_to_thread=IN_THREAD)
def new_milestone(
    visit: NamedDependency[Visit], programme_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    def act(form: Form) -> str:
        return f"{add_milestone(visit.db, visit.person, programme_id, form, at=clock.now()).key} is added."

    return _changed(visit, programme_id, data, act)


@post("/programmes/{programme_id:str}/milestones/baselines", sync_to_thread=IN_THREAD)
def new_baseline(
    visit: NamedDependency[Visit], programme_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    def act(form: Form) -> str:
        made = add_baseline(visit.db, visit.person, programme_id, form, at=clock.now())
        return f"{made.title} is the latest baseline now. Milestones without a date in it keep the one they had."

    return _changed(visit, programme_id, data, act)


@post("/programmes/{programme_id:str}/milestones/dates", sync_to_thread=IN_THREAD)
def new_date(
    visit: NamedDependency[Visit], programme_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    def act(form: Form) -> str:
        milestone, baseline = set_date(visit.db, visit.person, programme_id, form, at=clock.now())
        return f"{milestone.key} is dated in {baseline.title}."

    return _changed(visit, programme_id, data, act)


@post("/programmes/{programme_id:str}/milestones/reached", sync_to_thread=IN_THREAD)
def reached(
    visit: NamedDependency[Visit], programme_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    def act(form: Form) -> str:
        milestone = reach(visit.db, visit.person, programme_id, form, at=clock.now())
        on = milestone.actual_on
        return f"{milestone.key} was reached on {day(on)}." if on is not None else f"{milestone.key} is not reached."

    return _changed(visit, programme_id, data, act)


def _changed(visit: Visit, programme_id: str, data: dict[str, Any], act: Callable[[Form], str]) -> Response[Any]:
    try:
        words = act(Form(data))
    except Unfit as unfit:
        return _page(visit, programme_id, refilled(data, unfit), status=422)
    return visit.redirect(f"/programmes/{programme_id}/milestones", words)


def _page(visit: Visit, programme_id: str, filled: Filled, status: int = 200) -> Response[bytes]:
    page = milestones_page(visit.db, visit.person, programme_id, filled)
    return visit.page(
        "organising/milestones.html", page, title="Milestones", status=status,
        purpose="When each milestone is due in each baseline of the plan, and how far it moved.",
        place=programme_place(visit.person, page.programme, current="Milestones"),
    )  # fmt: skip
