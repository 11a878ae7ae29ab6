"""One action, and each step it takes."""

from collections.abc import Callable
from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody

from readiness import clock
from readiness.improving.actions.close_action import close_action, recommend_closing, reopen_action
from readiness.improving.actions.report_action import report_action
from readiness.improving.doors import action_seen
from readiness.improving.pages.places import place_of_actions
from readiness.improving.queries.action import action_page
from readiness.improving.queries.parts import counts_by_action
from readiness.problems import Unfit
from readiness.tables import Action
from readiness.web.days import as_fields, today_in
from readiness.web.filled import Filled, refilled
from readiness.web.forms import Form
from readiness.web.frame import Link
from readiness.web.running import IN_THREAD
from readiness.web.showing import counted
from readiness.web.visit import Visit

Data = URLEncodedBody[dict[str, Any]]


@get("/actions/{action_id:str}", sync_to_thread=IN_THREAD)
def action(visit: NamedDependency[Visit], action_id: FromPath[str]) -> Response[bytes]:
    return _page(visit, action_id, None)


@post("/actions/{action_id:str}/updates", sync_to_thread=IN_THREAD)
def report(visit: NamedDependency[Visit], action_id: FromPath[str], data: Data) -> Response[Any]:
    def act(form: Form) -> str:
        programme, _ = action_seen(visit.db, visit.person, action_id)
        now = clock.now()
        report_action(visit.db, visit.person, action_id, form, today=today_in(programme, now), at=now)
        return "The update is kept."

    return _done(visit, action_id, data, act)


@post("/actions/{action_id:str}/recommend", sync_to_thread=IN_THREAD)
def recommend(visit: NamedDependency[Visit], action_id: FromPath[str], data: Data) -> Response[Any]:
    def act(form: Form) -> str:
        done = recommend_closing(visit.db, visit.person, action_id, form, at=clock.now())
        return f"Closing {done.reference} is recommended; the group decides.{_unanswered(visit, done)}"

    return _done(visit, action_id, data, act)


@post("/actions/{action_id:str}/close", sync_to_thread=IN_THREAD)
def close(visit: NamedDependency[Visit], action_id: FromPath[str], data: Data) -> Response[Any]:
    def act(form: Form) -> str:
        done = close_action(visit.db, visit.person, action_id, form, at=clock.now())
        return f"{done.reference} is closed.{_unanswered(visit, done)}"

    return _done(visit, action_id, data, act)


@post("/actions/{action_id:str}/reopen", sync_to_thread=IN_THREAD)
def reopen(visit: NamedDependency[Visit], action_id: FromPath[str], data: Data) -> Response[Any]:
    def act(form: Form) -> str:
        return f"{reopen_action(visit.db, visit.person, action_id, form, at=clock.now()).reference} is open again."

    return _done(visit, action_id, data, act)


def _done(visit: Visit, action_id: str, data: dict[str, Any], act: Callable[[Form], str]) -> Response[Any]:
    try:
        words = act(Form(data))
    except Unfit as unfit:
        return _page(visit, action_id, refilled(data, unfit), status=422)
    return visit.redirect(f"/actions/{action_id}", words)


def _unanswered(visit: Visit, done: Action) -> str:
    found = counts_by_action(visit.db, done.programme_id, done.raised_on).get(done.id)
    if found is None or not found.unanswered:
        return ""
    return f" {found.unanswered} of {counted(found.asked, 'organisation')} had not answered."


def _page(visit: Visit, action_id: str, filled: Filled | None, status: int = 200) -> Response[bytes]:
    programme, found = action_seen(visit.db, visit.person, action_id)
    today = today_in(programme, clock.now())
    shown = action_page(
        visit.db, visit.person, action_id, filled or Filled(as_fields("on_day", today)), today=today
    )  # fmt: skip
    return visit.page(
        "improving/action.html", shown, title=f"Action {found.reference}", status=status,
        purpose=f"Agreed by {shown.group.title}, meeting {found.meeting}: what is to be done, and how far it is.",
        place=place_of_actions(visit.person, programme, here(found)),
    )  # fmt: skip


def here(found: Action) -> Link:
    return Link(found.reference, f"/actions/{found.id}")
