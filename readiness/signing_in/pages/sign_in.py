"""Asking for a link."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from litestar import Response, get, post
from litestar.background_tasks import BackgroundTask
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from sqlalchemy import Engine

from readiness import clock
from readiness.database import changing
from readiness.problems import Unfit
from readiness.sign_in_links import MINUTES, own_path
from readiness.signing_in.actions.ask import ask_for_link, read_address
from readiness.signing_in.attempts import count
from readiness.web.forms import Form
from readiness.web.running import IN_THREAD
from readiness.web.visit import Visit

PURPOSE = "We send you a link by e-mail; there is no password to remember."


@dataclass(frozen=True, slots=True)
class SignInPage:
    next_path: str
    email: str = ""
    errors: dict[str, str] = field(default_factory=dict)


@get("/sign-in", sync_to_thread=IN_THREAD)
def form(visit: NamedDependency[Visit]) -> Response[Any]:
    page = SignInPage(own_path(visit.request.query_params.get("next", "/")))
    if visit.person_if_any is not None:
        return visit.redirect(page.next_path)
    return visit.page("signing_in/sign_in.html", page, title="Sign in", purpose=PURPOSE)


@post("/sign-in", sync_to_thread=IN_THREAD)
def ask(visit: NamedDependency[Visit], data: URLEncodedBody[dict[str, Any]]) -> Response[Any]:
    sent_form, now = Form(data), clock.now()
    next_path = own_path(sent_form.text("next") or "/")
    try:
        email = read_address(sent_form.text("email"))
    except Unfit as unfit:
        page = SignInPage(next_path, sent_form.text("email"), unfit.errors)
        return visit.page("signing_in/sign_in.html", page, title="Sign in", purpose=PURPOSE, status=422)
    count(visit.engine, {"network": visit.network, "address": email}, now)
    if visit.settings.demonstration and visit.settings.smtp_url is None:
        return _shown_at_once(visit, email, next_path, now)
    answer = visit.redirect("/sign-in/sent")
    answer.background = BackgroundTask(_send, visit.engine, email, next_path, visit.settings.public_url, now)
    return answer


def _send(engine: Engine, email: str, next_path: str, public_url: str, at: datetime) -> None:
    """Once the answer is out: how long it takes would tell whether the address is known."""
    with changing(engine) as db:
        ask_for_link(db, email, next_path, public_url=public_url, at=at)


def _shown_at_once(visit: Visit, email: str, next_path: str, at: datetime) -> Response[Any]:
    """Where everything is invented and no mail goes out, the page does what the mail would."""
    public_url = visit.settings.public_url
    link = ask_for_link(visit.db, email, next_path, public_url=public_url, at=at)
    if link is None:
        unknown = "This demonstration knows only the invented people whose links were printed when it started."
        return visit.redirect("/sign-in", unknown, "problem")
    return visit.redirect(
        link.removeprefix(public_url),
        "This demonstration sends no mail: here is where the link in it leads.",
        "important",
    )


@get("/sign-in/sent", sync_to_thread=IN_THREAD)
def sent(visit: NamedDependency[Visit]) -> Response[bytes]:
    return visit.page(
        "signing_in/sent.html",
        MINUTES,
        title="Check your e-mail",
        purpose=f"If we know your address, a link is on its way. It works once, for {MINUTES} minutes.",
    )
