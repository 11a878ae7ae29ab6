"""Planning a round, and changing its plan while it is not open."""

from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody

from readiness import clock
from readiness.problems import Unfit
from readiness.rounds.actions.plan_round import change_plan, plan_round
from readiness.rounds.doors import programme_managed, round_managed
from readiness.rounds.local_times import as_day_fields
from readiness.rounds.moves import must_be
from readiness.rounds.pages.places import rounds_place
from readiness.rounds.plan_fields import as_fields, plan_from
from readiness.rounds.queries.plan_form import plan_form
from readiness.rounds.queries.preview import preview
from readiness.tables import Programme, Round, RoundState
from readiness.web.filled import Filled, refilled
from readiness.web.forms import Form
from readiness.web.visit import Visit


@get("/programmes/{programme_id:str}/rounds/new", sync_to_thread=True)
def new_plan(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    programme = programme_managed(visit.db, visit.person, programme_id)
    today = clock.now().astimezone(ZoneInfo(programme.time_zone)).date()
    start = {
        "zone": programme.time_zone,
        "opens-time": "09:00",
        "closes-time": "17:00",
        **as_day_fields("as_of", today),
    }
    return _form(visit, programme, Filled(start))


@post("/programmes/{programme_id:str}/rounds/new", sync_to_thread=True)
def plan(
    visit: NamedDependency[Visit], programme_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    programme = programme_managed(visit.db, visit.person, programme_id)
    form = Form(data)
    try:
        decided = plan_from(form)
        if form.text("do") == "preview":
            return _form(visit, programme, Filled(data))
        made = plan_round(visit.db, visit.person, programme_id, decided, at=clock.now())
    except Unfit as unfit:
        return _form(visit, programme, refilled(data, unfit), status=422)
    return visit.redirect(f"/rounds/{made.id}", f"{made.title} is planned. Look at who will be asked, then open it.")


@get("/rounds/{round_id:str}/plan", sync_to_thread=True)
def changing_plan(visit: NamedDependency[Visit], round_id: FromPath[str]) -> Response[bytes]:
    programme, round_ = round_managed(visit.db, visit.person, round_id)
    must_be(round_, RoundState.PLANNED)
    return _form(visit, programme, Filled(as_fields(round_)), round_=round_)


@post("/rounds/{round_id:str}/plan", sync_to_thread=True)
def change(
    visit: NamedDependency[Visit], round_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    programme, round_ = round_managed(visit.db, visit.person, round_id)
    must_be(round_, RoundState.PLANNED)
    form = Form(data)
    try:
        decided = plan_from(form)
        if form.text("do") == "preview":
            return _form(visit, programme, Filled(data), round_=round_)
        change_plan(visit.db, visit.person, round_id, decided, at=clock.now())
    except Unfit as unfit:
        return _form(visit, programme, refilled(data, unfit), round_=round_, status=422)
    return visit.redirect(f"/rounds/{round_id}", "The plan is changed.")


def _form(
    visit: Visit, programme: Programme, filled: Filled, *, round_: Round | None = None, status: int = 200
) -> Response[bytes]:
    shown = None
    if filled.value("do") == "preview" and not filled.errors:
        decided = plan_from(Form(filled.values))
        today = clock.now().astimezone(ZoneInfo(decided.time_zone)).date()
        shown = preview(visit.db, programme.id, decided.rule, decided.scheme_id, today)
    page = plan_form(visit.db, programme, filled, round_=round_, shown=shown)
    return visit.page(
        "rounds/plan.html", page, title="Change the plan" if round_ else "Plan a round", status=status,
        purpose="What is asked of whom, and from when until when. Nobody is told before the round is opened.",
        place=rounds_place(visit.person, programme, round_),
    )  # fmt: skip
