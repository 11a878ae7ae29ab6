"""Putting an action into the log, and changing what it says."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody

from readiness import clock
from readiness.improving.actions.add_action import add_action
from readiness.improving.actions.change_action import change_action
from readiness.improving.doors import action_seen, programme_managed
from readiness.improving.pages.action import here
from readiness.improving.pages.places import place_of_actions
from readiness.improving.queries.action_form import change_action_form, new_action_form
from readiness.problems import Unfit
from readiness.web.days import today_in
from readiness.web.filled import Filled, refilled
from readiness.web.forms import Form
from readiness.web.frame import Link
from readiness.web.running import IN_THREAD
from readiness.web.visit import Visit

Data = URLEncodedBody[dict[str, Any]]


@get("/programmes/{programme_id:str}/actions/new", sync_to_thread=IN_THREAD)
def new_action(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    return _new(visit, programme_id, None)


@post("/programmes/{programme_id:str}/actions/new", sync_to_thread=IN_THREAD)
def add(visit: NamedDependency[Visit], programme_id: FromPath[str], data: Data) -> Response[Any]:
    public_url = visit.settings.public_url
    try:
        made = add_action(visit.db, visit.person, programme_id, Form(data), public_url=public_url, at=clock.now())
    except Unfit as unfit:
        return _new(visit, programme_id, refilled(data, unfit), status=422)
    return visit.redirect(f"/actions/{made.id}", f"{made.reference} is in the log.")


@get("/actions/{action_id:str}/edit", sync_to_thread=IN_THREAD)
def edit_action(visit: NamedDependency[Visit], action_id: FromPath[str]) -> Response[bytes]:
    return _edit(visit, action_id, None)


@post("/actions/{action_id:str}/edit", sync_to_thread=IN_THREAD)
def change(visit: NamedDependency[Visit], action_id: FromPath[str], data: Data) -> Response[Any]:
    public_url = visit.settings.public_url
    try:
        made = change_action(visit.db, visit.person, action_id, Form(data), public_url=public_url, at=clock.now())
    except Unfit as unfit:
        return _edit(visit, action_id, refilled(data, unfit), status=422)
    return visit.redirect(f"/actions/{made.id}", f"{made.reference} is saved.")


def _new(visit: Visit, programme_id: str, filled: Filled | None, status: int = 200) -> Response[bytes]:
    programme = programme_managed(visit.db, visit.person, programme_id)
    given = {name: str(visit.request.query_params.get(name, "")) for name in ("group", "meeting", "lesson")}
    page = new_action_form(
        visit.db, visit.person, programme_id, filled, given=given, today=today_in(programme, clock.now())
    )  # fmt: skip
    return visit.page(
        "improving/action_new.html", page, title="Add an action", status=status,
        purpose="What a group agreed to be done; it gets the next reference of its meeting.",
        place=place_of_actions(visit.person, programme, Link("Add", f"/programmes/{programme_id}/actions/new")),
    )  # fmt: skip


def _edit(visit: Visit, action_id: str, filled: Filled | None, status: int = 200) -> Response[bytes]:
    programme, found = action_seen(visit.db, visit.person, action_id)
    page = change_action_form(visit.db, visit.person, action_id, filled)
    return visit.page(
        "improving/action_edit.html", page, title=f"Change {found.reference}", status=status,
        purpose="What is to be done, by whom and by when. The reference stays; history keeps what stood before.",
        place=place_of_actions(visit.person, programme, here(found), Link("Change", f"/actions/{found.id}/edit")),
    )  # fmt: skip
