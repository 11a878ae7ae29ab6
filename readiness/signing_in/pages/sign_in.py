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
    answer = visit.redirect("/sign-in/sent")
    answer.background = BackgroundTask(_send, visit.engine, email, next_path, visit.settings.public_url, now)
    return answer


def _send(engine: Engine, email: str, next_path: str, public_url: str, at: datetime) -> None:
    """Once the answer is out: how long it takes would tell whether the address is known."""
    with changing(engine) as db:
        ask_for_link(db, email, next_path, public_url=public_url, at=at)


@get("/sign-in/sent", sync_to_thread=IN_THREAD)
def sent(visit: NamedDependency[Visit]) -> Response[bytes]:
    return visit.page(
        "signing_in/sent.html",
        MINUTES,
        title="Check your e-mail",
        purpose=f"If we know your address, a link is on its way. It works once, for {MINUTES} minutes.",
    )
