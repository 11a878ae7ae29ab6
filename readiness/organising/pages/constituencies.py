"""Constituencies, governance groups and seats."""

from collections.abc import Callable
from datetime import date
from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody

from readiness import clock
from readiness.organising.actions.constituencies import add_constituency, change_constituency, constituency_of, move_up
from readiness.organising.actions.governance import add_group, set_seat
from readiness.organising.doors import programme_managed, programme_seen
from readiness.organising.filled import Filled, refilled
from readiness.organising.queries.constituencies import ConstituencyForm, constituencies_page
from readiness.problems import Unfit
from readiness.web.days import EARLIEST, LATEST, as_fields, today_in
from readiness.web.forms import Form
from readiness.web.frame import Link
from readiness.web.places import programme_place
from readiness.web.running import IN_THREAD
from readiness.web.visit import Visit


@get("/programmes/{programme_id:str}/constituencies", sync_to_thread=IN_THREAD)
def constituencies(
    visit: NamedDependency[Visit], programme_id: FromPath[str], on: FromQuery[str | None] = None
) -> Response[bytes]:
    return _page(visit, programme_id, None, on)


@post("/programmes/{programme_id:str}/constituencies", sync_to_thread=IN_THREAD)
def new_constituency(
    visit: NamedDependency[Visit], programme_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    def act(form: Form) -> str:
        return f"{add_constituency(visit.db, visit.person, programme_id, form, at=clock.now()).name} is added."

    return _changed(visit, programme_id, data, act)


@post("/programmes/{programme_id:str}/groups", sync_to_thread=IN_THREAD)
def new_group(
    visit: NamedDependency[Visit], programme_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    def act(form: Form) -> str:
        return f"{add_group(visit.db, visit.person, programme_id, form, at=clock.now()).key} is added."

    return _changed(visit, programme_id, data, act)


@post("/programmes/{programme_id:str}/seats", sync_to_thread=IN_THREAD)
def seat(
    visit: NamedDependency[Visit], programme_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    def act(form: Form) -> str:
        return set_seat(visit.db, visit.person, programme_id, form, at=clock.now())

    return _changed(visit, programme_id, data, act)


@get("/programmes/{programme_id:str}/constituencies/{constituency_id:str}", sync_to_thread=IN_THREAD)
def edit_constituency(
    visit: NamedDependency[Visit], programme_id: FromPath[str], constituency_id: FromPath[str]
) -> Response[bytes]:
    return _form(visit, programme_id, constituency_id, None)


@post("/programmes/{programme_id:str}/constituencies/{constituency_id:str}", sync_to_thread=IN_THREAD)
def change(
    visit: NamedDependency[Visit], programme_id: FromPath[str], constituency_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:  # fmt: skip
    try:
        changed = change_constituency(visit.db, visit.person, programme_id, constituency_id, Form(data), at=clock.now())
    except Unfit as unfit:
        return _form(visit, programme_id, constituency_id, refilled(data, unfit), status=422)
    return visit.redirect(f"/programmes/{programme_id}/constituencies", f"{changed.name} is saved.")


@post("/programmes/{programme_id:str}/constituencies/{constituency_id:str}/up", sync_to_thread=IN_THREAD)
def up(visit: NamedDependency[Visit], programme_id: FromPath[str], constituency_id: FromPath[str]) -> Response[Any]:
    moved = move_up(visit.db, visit.person, programme_id, constituency_id, at=clock.now())
    return visit.redirect(f"/programmes/{programme_id}/constituencies", f"{moved.name} is one place further up.")


def _changed(visit: Visit, programme_id: str, data: dict[str, Any], act: Callable[[Form], str]) -> Response[Any]:
    try:
        words = act(Form(data))
    except Unfit as unfit:
        return _page(visit, programme_id, refilled(data, unfit), status=422)
    return visit.redirect(f"/programmes/{programme_id}/constituencies", words)


def _page(
    visit: Visit, programme_id: str, filled: Filled | None, on: str | None = None, status: int = 200
) -> Response[bytes]:
    programme = programme_seen(visit.db, visit.person, programme_id)
    today = today_in(programme, clock.now())
    form = filled or Filled(
        {"answers": "yes", "colour": "#4c6a88", "group_level": "3", **as_fields("seat_from", today)}
    )
    page = constituencies_page(visit.db, visit.person, programme_id, on=_asked_day(on) or today, today=today, form=form)
    return visit.page(
        "organising/constituencies.html", page, title="Constituencies", status=status,
        purpose="The groups by which organisations are asked, shown and represented, and their seats.",
        place=programme_place(visit.person, programme, current="Constituencies"),
    )  # fmt: skip


def _asked_day(text: str | None) -> date | None:
    try:
        asked = date.fromisoformat(text or "")
    except ValueError:
        return None
    return asked if EARLIEST <= asked < LATEST else None


def _form(
    visit: Visit, programme_id: str, constituency_id: str, filled: Filled | None, status: int = 200
) -> Response[bytes]:
    programme = programme_managed(visit.db, visit.person, programme_id)
    found = constituency_of(visit.db, programme_id, constituency_id)
    stored = {"title": found.title, "colour": found.colour, "answers": "yes" if found.answers else ""}
    page = ConstituencyForm(programme, found, filled or Filled(stored))
    return visit.page(
        "organising/constituency_edit.html", page, title=f"Change {found.name}", status=status,
        purpose="Its title, colour, and whether its organisations are asked. The name stays: files and schemes use it.",
        place=programme_place(
            visit.person, programme, current="Constituencies",
            crumbs=(Link("Constituencies", f"/programmes/{programme_id}/constituencies"),),
        ),
    )  # fmt: skip
