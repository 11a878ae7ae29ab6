"""Signing out ends the session on the server."""

from typing import Any

from litestar import Response, post
from litestar.di import NamedDependency

from readiness import clock
from readiness.signing_in.actions.sign_in import end_session
from readiness.web.running import IN_THREAD
from readiness.web.visit import SESSION_COOKIE, Visit


@post("/sign-out", sync_to_thread=IN_THREAD)
def sign_out(visit: NamedDependency[Visit]) -> Response[Any]:
    end_session(visit.db, visit.person, visit.person.session_id, clock.now())
    answer = visit.redirect("/sign-in", "You are signed out.")
    answer.delete_cookie(SESSION_COOKIE)
    return answer
