"""The packs of a round, and making one."""

from datetime import date
from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody

from readiness import clock
from readiness.figures.protecting import settled_at
from readiness.packs.actions.make_pack import make_pack
from readiness.packs.doors import round_managed, round_with_packs
from readiness.packs.pages.places import packs_place
from readiness.packs.pages.taking import taken
from readiness.packs.queries.packs_page import packs_page
from readiness.permissions import may_manage
from readiness.problems import Unfit
from readiness.tables import Audience, Programme, Round
from readiness.web.days import a_day_from, as_fields, today_in
from readiness.web.filled import Filled, refilled
from readiness.web.forms import Form
from readiness.web.texts import needed
from readiness.web.visit import Visit

_LONGEST = 200


@get("/rounds/{round_id:str}/packs", sync_to_thread=True)
def packs(visit: NamedDependency[Visit], round_id: FromPath[str]) -> Response[bytes]:
    programme, round_ = round_with_packs(visit.db, visit.person, round_id)
    audience = Audience.OFFICE if settled_at(round_) is None else Audience.STEERING_GROUP
    start = {
        "title": f"{round_.title}: {audience.words.lower()}",
        "audience": audience.value,
        **as_fields("dated", today_in(programme, clock.now())),
    }
    return _page(visit, programme, round_, Filled(start))


@post("/rounds/{round_id:str}/packs", sync_to_thread=True)
def make(visit: NamedDependency[Visit], round_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]) -> Response[Any]:
    programme, round_ = round_managed(visit.db, visit.person, round_id)
    try:
        title, audience, dated = _decided(Form(data))
    except Unfit as unfit:
        return _page(visit, programme, round_, refilled(data, unfit), status=422)
    snapshot, at = taken(visit, round_id, audience, dated)
    made = make_pack(
        visit.db, visit.person, round_id, title=title, audience=audience, dated=dated, snapshot=snapshot, at=at
    )
    return visit.redirect(
        f"/packs/{made.id}", "The figures are taken. Read the headline messages, then freeze the pack."
    )


def _decided(form: Form) -> tuple[str, Audience, date]:
    errors: dict[str, str] = {}
    title, given, dated = "", form.text("audience"), date.min
    if given not in {one.value for one in Audience}:
        errors["audience"] = "Choose for whom it is."
    try:
        title = needed(form, "title", _LONGEST, "Give it a title.")
    except Unfit as unfit:
        errors |= unfit.errors
    try:
        dated = a_day_from(form, "dated")
    except Unfit as unfit:
        errors |= unfit.errors
    if errors:
        raise Unfit(errors)
    return title, Audience(given), dated


def _page(visit: Visit, programme: Programme, round_: Round, filled: Filled, status: int = 200) -> Response[bytes]:
    manages = may_manage(visit.person, programme.id)
    return visit.page(
        "packs/packs.html",
        packs_page(visit.db, round_, filled, manages=manages),
        title=f"{round_.title}: packs",
        purpose="Figures of this round frozen for meetings, with their files.",
        place=packs_place(visit.person, programme, round_),
        status=status,
    )
