"""One response of a round: given more time, or withdrawn."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody

from readiness import clock
from readiness.problems import Unfit
from readiness.rounds.actions.extend import extend
from readiness.rounds.actions.withdraw import withdraw
from readiness.rounds.doors import response_managed
from readiness.rounds.local_times import as_moment_fields, moment_from
from readiness.rounds.pages.places import rounds_place
from readiness.rounds.queries.response import response_page
from readiness.web.filled import Filled, refilled
from readiness.web.forms import Form
from readiness.web.visit import Visit


@get("/responses/{response_id:str}/extend", sync_to_thread=True)
def extending(visit: NamedDependency[Visit], response_id: FromPath[str]) -> Response[bytes]:
    _, round_, response = response_managed(visit.db, visit.person, response_id)
    return _more_time(visit, response_id, Filled(as_moment_fields("due", response.due_at, round_.time_zone)))


@post("/responses/{response_id:str}/extend", sync_to_thread=True)
def extend_(
    visit: NamedDependency[Visit], response_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    _, round_, _ = response_managed(visit.db, visit.person, response_id)
    form = Form(data)
    try:
        due_at = moment_from(form, "due", round_.time_zone, later=True)
        response = extend(
            visit.db, visit.person, response_id, due_at=due_at, reason=form.text("reason"), at=clock.now(),
            address=visit.settings.public_url,
        )  # fmt: skip
    except Unfit as unfit:
        return _more_time(visit, response_id, refilled(data, unfit), status=422)
    return visit.redirect(f"/rounds/{round_.id}", f"{response.organisation_name} has more time.")


@get("/responses/{response_id:str}/withdraw", sync_to_thread=True)
def withdrawing(visit: NamedDependency[Visit], response_id: FromPath[str]) -> Response[bytes]:
    return _withdraw(visit, response_id, Filled())


@post("/responses/{response_id:str}/withdraw", sync_to_thread=True)
def withdraw_(
    visit: NamedDependency[Visit], response_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    try:
        response = withdraw(
            visit.db,
            visit.person,
            response_id,
            reason=Form(data).text("reason"),
            at=clock.now(),
            address=visit.settings.public_url,
        )
    except Unfit as unfit:
        return _withdraw(visit, response_id, refilled(data, unfit), status=422)
    return visit.redirect(f"/rounds/{response.round_id}", f"The response of {response.organisation_name} is withdrawn.")


def _more_time(visit: Visit, response_id: str, filled: Filled, status: int = 200) -> Response[bytes]:
    page = response_page(visit.db, visit.person, response_id, clock.now(), filled)
    return visit.page(
        "rounds/extend.html", page, title=f"More time for {page.response.organisation_name}", status=status,
        purpose="Time is only ever added, for this response alone; its people are told by e-mail.",
        place=rounds_place(visit.person, page.programme, page.round),
    )  # fmt: skip


def _withdraw(visit: Visit, response_id: str, filled: Filled, status: int = 200) -> Response[bytes]:
    page = response_page(visit.db, visit.person, response_id, clock.now(), filled)
    return visit.page(
        "rounds/withdraw.html", page, title=f"Withdraw the response of {page.response.organisation_name}", status=status,
        purpose="It need not be answered any more and counts in no figure; what was answered is kept.",
        place=rounds_place(visit.person, page.programme, page.round),
    )  # fmt: skip
