"""The organisations of a programme: the list, and one added by hand."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody

from readiness import clock
from readiness.organising.actions.add_organisation import add_organisation
from readiness.organising.doors import programme_managed
from readiness.organising.filled import Filled, refilled
from readiness.organising.queries.organisation_form import NewOrganisation, constituency_options
from readiness.organising.queries.organisations import Filters, organisations_page
from readiness.problems import Unfit
from readiness.web.days import as_fields, today_in
from readiness.web.forms import Form
from readiness.web.frame import Link
from readiness.web.paging import page_number
from readiness.web.places import programme_place
from readiness.web.visit import Visit


@get("/programmes/{programme_id:str}/organisations", sync_to_thread=True)
def organisations(
    visit: NamedDependency[Visit], programme_id: FromPath[str], constituency: FromQuery[str | None] = None,
    market_role: FromQuery[str | None] = None, text: FromQuery[str | None] = None, page: FromQuery[str | None] = None,
) -> Response[bytes]:  # fmt: skip
    filters = Filters((constituency or "")[:60], (market_role or "")[:200], (text or "").strip()[:200])
    today = today_in(programme_managed(visit.db, visit.person, programme_id), clock.now())
    shown = organisations_page(visit.db, visit.person, programme_id, filters, number=page_number(page), on=today)
    return visit.page(
        "organising/organisations.html", shown, title="Organisations",
        purpose="The parties that answer, with their market roles and weights; rounds fix these facts when they open.",
        place=programme_place(visit.person, shown.programme, current="Organisations"),
    )  # fmt: skip


@get("/programmes/{programme_id:str}/organisations/new", sync_to_thread=True)
def new_organisation(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    programme = programme_managed(visit.db, visit.person, programme_id)
    return _form(visit, programme_id, Filled(as_fields("from_on", today_in(programme, clock.now()))))


@post("/programmes/{programme_id:str}/organisations/new", sync_to_thread=True)
def add(
    visit: NamedDependency[Visit], programme_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    try:
        made = add_organisation(visit.db, visit.person, programme_id, Form(data), at=clock.now())
    except Unfit as unfit:
        return _form(visit, programme_id, refilled(data, unfit), status=422)
    return visit.redirect(f"/organisations/{made.id}", f"{made.name} is added.")


def _form(visit: Visit, programme_id: str, filled: Filled, status: int = 200) -> Response[bytes]:
    programme = programme_managed(visit.db, visit.person, programme_id)
    page = NewOrganisation(programme, filled, constituency_options(visit.db, programme_id))
    crumb = Link("Organisations", f"/programmes/{programme_id}/organisations")
    return visit.page(
        "organising/organisation_new.html", page, title="Add an organisation", status=status,
        purpose="One party that answers; import a file to add many.",
        place=programme_place(visit.person, programme, current="Organisations", crumbs=(crumb,)),
    )  # fmt: skip
