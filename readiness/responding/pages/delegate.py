"""A section given to a colleague, or taken back."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody

from readiness import clock
from readiness.permissions import require
from readiness.problems import NotFound, Unfit
from readiness.responding.actions.delegate import delegate_section, take_back
from readiness.responding.addresses import from_address
from readiness.responding.queries.delegation import Typed, delegate_page
from readiness.responding.queries.opened import Opened, opened, opened_to_change
from readiness.web.forms import Form
from readiness.web.frame import Link
from readiness.web.running import IN_THREAD
from readiness.web.visit import Visit


@get("/responses/{response_id:str}/delegate", sync_to_thread=IN_THREAD)
def delegation(
    visit: NamedDependency[Visit], response_id: FromPath[str], section: FromQuery[str | None] = None
) -> Response[bytes]:
    found = opened(visit, response_id, clock.now())
    require(found.is_ours)
    return _page(visit, found, from_address(section) if section else next(iter(found.paper.parts)), Typed(), {})


@post("/responses/{response_id:str}/delegate", sync_to_thread=IN_THREAD)
def delegate(
    visit: NamedDependency[Visit], response_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    found, form = opened_to_change(visit.db, visit.person, response_id, clock.now()), Form(data)
    if form.text("withdraw"):
        take_back(visit.db, found, form.text("withdraw"))
        return visit.redirect(found.href, "The section is taken back.")
    section = form.text("section")
    typed = Typed(form.text("person"), form.text("note"))
    if section and section not in found.paper.parts:
        raise NotFound
    part = found.paper.parts[section or next(iter(found.paper.parts))]
    try:
        name = delegate_section(visit.db, found, part, typed.person, typed.note, visit.settings.public_url)
    except Unfit as unfit:
        return _page(visit, found, part.key, typed, unfit.errors)
    return visit.redirect(found.href, f"{name} has the section “{part.title}” now.")


def _page(visit: Visit, found: Opened, section: str, typed: Typed, errors: dict[str, str]) -> Response[bytes]:
    page = delegate_page(visit.db, found, section, typed, errors)
    return visit.page(
        "responding/delegate.html",
        page,
        title="Who answers this section",
        purpose="Ask a colleague to answer it. Everyone of your organisation can still answer anything.",
        place=found.place(Link("Who answers", "", is_current=True)),
        status=422 if errors else 200,
    )
