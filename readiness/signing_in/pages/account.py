"""A person's own account: the name others see, roles, and where they are signed in."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody

from readiness import clock
from readiness.problems import Unfit
from readiness.signing_in.actions.sign_in import change_name, end_other_sessions, end_session
from readiness.signing_in.queries.account import AccountPage, account_page
from readiness.web.forms import Form
from readiness.web.frame import Place
from readiness.web.places import HOME
from readiness.web.running import IN_THREAD
from readiness.web.visit import Visit


@get("/account", sync_to_thread=IN_THREAD)
def account(visit: NamedDependency[Visit]) -> Response[bytes]:
    return _shown(visit, account_page(visit.db, visit.person, clock.now()))


@post("/account", sync_to_thread=IN_THREAD)
def rename(visit: NamedDependency[Visit], data: URLEncodedBody[dict[str, Any]]) -> Response[Any]:
    name = Form(data).text("name")
    try:
        change_name(visit.db, visit.person, name, clock.now())
    except Unfit as unfit:
        page = account_page(visit.db, visit.person, clock.now(), typed=name, error=unfit.errors["name"])
        return _shown(visit, page, status=422)
    return visit.redirect("/account", "Your name is changed.")


@post("/account/sessions/{session_id:str}/end", sync_to_thread=IN_THREAD)
def end(visit: NamedDependency[Visit], session_id: FromPath[str]) -> Response[Any]:
    end_session(visit.db, visit.person, session_id, clock.now())
    return visit.redirect("/account", "That session is ended.")


@post("/account/sessions/end-others", sync_to_thread=IN_THREAD)
def end_others(visit: NamedDependency[Visit]) -> Response[Any]:
    end_other_sessions(visit.db, visit.person, clock.now())
    return visit.redirect("/account", "All other sessions are ended.")


def _shown(visit: Visit, page: AccountPage, status: int = 200) -> Response[bytes]:
    return visit.page(
        "signing_in/account.html",
        page,
        title="Your account",
        purpose="The name others see, your roles, and where you are signed in.",
        place=Place(crumbs=(HOME,)),
        status=status,
    )
