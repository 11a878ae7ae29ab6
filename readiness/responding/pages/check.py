"""Check your answers; sign; hand in."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody

from readiness import clock
from readiness.permissions import require
from readiness.problems import NotAllowedNow, Unfit
from readiness.responding.actions.hand_in import hand_in
from readiness.responding.actions.sign import sign
from readiness.responding.queries.check import check_page
from readiness.responding.queries.opened import Opened, opened, opened_to_change
from readiness.web.forms import Form
from readiness.web.frame import Link
from readiness.web.running import IN_THREAD
from readiness.web.visit import Visit


@get("/responses/{response_id:str}/check", sync_to_thread=IN_THREAD)
def check(visit: NamedDependency[Visit], response_id: FromPath[str]) -> Response[bytes]:
    return _page(visit, opened(visit, response_id, clock.now()))


@get("/responses/{response_id:str}/sign", sync_to_thread=IN_THREAD)
def declaration(visit: NamedDependency[Visit], response_id: FromPath[str]) -> Response[Any]:
    """The declaration stands under the answers it is about."""
    found = opened(visit, response_id, clock.now())
    require(found.may_sign)
    return visit.redirect(f"{found.href}/check#declaration")


@post("/responses/{response_id:str}/sign", sync_to_thread=True)
def sign_answers(
    visit: NamedDependency[Visit], response_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    """`then` is hand_in where both are wanted at once."""
    found, form = opened_to_change(visit.db, visit.person, response_id, clock.now()), Form(data)
    require(found.may_sign)
    try:
        sign(visit.db, found, content_hash=form.text("hash"), is_confirmed="confirm" in form)
        if form.text("then") == "hand_in":
            return _handed_in(visit, found)
    except (NotAllowedNow, Unfit) as stopped:
        return _page(visit, found, str(stopped), stopped.status)
    return visit.redirect(found.href, "The answers are signed.")


@post("/responses/{response_id:str}/hand-in", sync_to_thread=True)
def hand_in_answers(visit: NamedDependency[Visit], response_id: FromPath[str]) -> Response[Any]:
    found = opened_to_change(visit.db, visit.person, response_id, clock.now())
    try:
        return _handed_in(visit, found)
    except NotAllowedNow as stopped:
        return _page(visit, found, stopped.sentence, stopped.status)


def _handed_in(visit: Visit, found: Opened) -> Response[Any]:
    hand_in(visit.db, found, visit.settings.public_url)
    return visit.redirect(found.href, "The answers are handed in. Everyone of your organisation gets a mail about it.")


def _page(visit: Visit, found: Opened, error: str = "", status: int = 200) -> Response[bytes]:
    page = check_page(visit.db, found, error)
    return visit.page(
        "responding/check.html",
        page,
        title="Check your answers" if found.is_ours else "All answers so far",
        purpose="Every answer on one page, as it will be signed and handed in."
        if found.is_ours
        else f"What {found.of.organisation_name} says so far; only its own people can change it.",
        place=found.place(Link("Check your answers", "", is_current=True)),
        status=status,
    )
