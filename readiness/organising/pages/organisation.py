"""One organisation: its page, changing it, moving it to another constituency."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody

from readiness import clock
from readiness.organising.actions.change_organisation import change_organisation
from readiness.organising.actions.move_organisation import move_organisation
from readiness.organising.doors import organisation_managed, organisation_seen
from readiness.organising.filled import Filled, refilled
from readiness.organising.queries.organisation import organisation_page
from readiness.organising.queries.organisation_form import organisation_form
from readiness.problems import Unfit
from readiness.web.days import a_day_from, as_fields, today_in
from readiness.web.forms import Form
from readiness.web.frame import Link
from readiness.web.places import programme_place
from readiness.web.showing import day
from readiness.web.visit import Visit


@get("/organisations/{organisation_id:str}", sync_to_thread=True)
def organisation(visit: NamedDependency[Visit], organisation_id: FromPath[str]) -> Response[bytes]:
    return _page(visit, organisation_id, None)


@get("/organisations/{organisation_id:str}/edit", sync_to_thread=True)
def edit_organisation(visit: NamedDependency[Visit], organisation_id: FromPath[str]) -> Response[bytes]:
    return _form(visit, organisation_id, None)


@post("/organisations/{organisation_id:str}/edit", sync_to_thread=True)
def change(
    visit: NamedDependency[Visit], organisation_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    try:
        changed = change_organisation(visit.db, visit.person, organisation_id, Form(data), at=clock.now())
    except Unfit as unfit:
        return _form(visit, organisation_id, refilled(data, unfit), status=422)
    return visit.redirect(f"/organisations/{organisation_id}", f"{changed.name} is saved.")


@post("/organisations/{organisation_id:str}/move", sync_to_thread=True)
def move(
    visit: NamedDependency[Visit], organisation_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    form = Form(data)
    try:
        organisation_managed(visit.db, visit.person, organisation_id)
        from_on = a_day_from(form, "from_on")
        to = move_organisation(
            visit.db, visit.person, organisation_id, constituency_id=form.text("constituency"), from_on=from_on, at=clock.now()
        )  # fmt: skip
    except Unfit as unfit:
        return _page(visit, organisation_id, refilled(data, unfit), status=422)
    return visit.redirect(f"/organisations/{organisation_id}", f"It is in {to.name} from {day(from_on)} on.")


def _page(visit: Visit, organisation_id: str, filled: Filled | None, status: int = 200) -> Response[bytes]:
    programme, _ = organisation_seen(visit.db, visit.person, organisation_id)
    today = today_in(programme, clock.now())
    form = filled or Filled(as_fields("from_on", today))
    page = organisation_page(visit.db, visit.person, organisation_id, on=today, form=form)
    crumbs = (Link("Organisations", f"/programmes/{programme.id}/organisations"),) if page.may_manage else ()
    return visit.page(
        "organising/organisation.html", page, title=page.organisation.name, status=status,
        purpose="What the programme knows about this organisation, who acts for it, and what it was asked.",
        place=programme_place(visit.person, programme, current="Organisations", crumbs=crumbs),
    )  # fmt: skip


def _form(visit: Visit, organisation_id: str, filled: Filled | None, status: int = 200) -> Response[bytes]:
    page = organisation_form(visit.db, visit.person, organisation_id, filled)
    crumbs = (
        Link("Organisations", f"/programmes/{page.programme.id}/organisations"),
        Link(page.organisation.name, f"/organisations/{organisation_id}"),
    )
    return visit.page(
        "organising/organisation_edit.html", page, title=f"Change {page.organisation.name}", status=status,
        purpose="Rounds that are open keep the facts they fixed; the next one takes these.",
        place=programme_place(visit.person, page.programme, current="Organisations", crumbs=crumbs),
    )  # fmt: skip
