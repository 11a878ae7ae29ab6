"""The link itself: opening it shows a button, pressing the button signs in."""

from dataclasses import dataclass
from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness import clock
from readiness.database import reading
from readiness.signing_in.actions.sign_in import Begun, end_session, owner, sign_in
from readiness.signing_in.attempts import count
from readiness.web.running import IN_THREAD
from readiness.web.visit import Visit


@dataclass(frozen=True, slots=True)
class LinkPage:
    secret: str
    name: str
    email: str


@get("/sign-in/{secret:str}", sync_to_thread=IN_THREAD)
def offer(visit: NamedDependency[Visit], secret: FromPath[str]) -> Response[bytes]:
    person = owner(visit.db, secret, clock.now())
    if person is None:
        return _spent(visit)
    answer = visit.page(
        "signing_in/link.html",
        LinkPage(secret, person.name, person.email),
        title="Sign in to Readiness",
        purpose="One more step, so that only you use your link.",
    )
    answer.headers["referrer-policy"] = "no-referrer"
    return answer


@post("/sign-in/{secret:str}", sync_to_thread=IN_THREAD)
def use(visit: NamedDependency[Visit], secret: FromPath[str]) -> Response[Any]:
    with reading(visit.engine) as db:
        is_good = owner(db, secret, clock.now()) is not None
    if not is_good:
        count(visit.engine, {"guess": visit.network}, clock.now())
        return _spent(visit)
    begun = _begun(visit, secret)
    if begun is None:  # somebody used it this moment
        return _spent(visit)
    answer = visit.redirect(begun.next_path)
    answer.set_cookie(visit.session_cookie(begun.secret))
    return answer


def _begun(visit: Visit, secret: str) -> Begun | None:
    now, before = clock.now(), visit.person_if_any
    begun = sign_in(
        visit.db, secret, now, hours=visit.settings.session_hours, browser=visit.request.headers.get("user-agent", "")
    )
    if begun is not None and before is not None:
        end_session(visit.db, before, before.session_id, now)
    return begun


def _spent(visit: Visit) -> Response[bytes]:
    purpose = "Links work once and for a short time."
    return visit.page(
        "signing_in/spent.html",
        None,
        title="This link does not work any more",
        purpose=purpose if visit.person_if_any else f"{purpose} You can have a new one.",
        status=410,
    )
