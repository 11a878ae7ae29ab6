"""Problems become pages: one sentence, what to do next, and the status that belongs to it. Fragments for htmx."""

from typing import Any
from urllib.parse import quote

import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.response import Redirect
from litestar.status_codes import HTTP_500_INTERNAL_SERVER_ERROR
from sqlalchemy.exc import DataError

from readiness.problems import NotFound, SignInNeeded, Stopped, TooMany
from readiness.version import VERSION
from readiness.web.frame import Frame
from readiness.web.rendering import render
from readiness.web.visit import HTML

log = structlog.get_logger("readiness.web")
_SENTENCES = {
    400: ("We could not read that", "The request was not in a form we can read. Go back and try again."),
    403: ("That could not be confirmed", "The form was too old or came from elsewhere. Go back, reload the page and try again."),
    404: ("We cannot find that", NotFound().sentence),
    405: ("That is not possible here", "This address does not take that kind of request."),
    413: ("That is too large", "The file or form is larger than this service takes. Send a smaller one."),
}  # fmt: skip


def on_stopped(request: Request[Any, Any, Any], stopped: Stopped) -> Response[Any]:
    if isinstance(stopped, SignInNeeded) and request.headers.get("hx-request") != "true":
        return Redirect("/sign-in" + _and_back(request), status_code=303)
    response = _answer(request, stopped.status, stopped.title, stopped.sentence)
    if isinstance(stopped, SignInNeeded):
        response.headers["hx-redirect"] = "/sign-in"
    if isinstance(stopped, TooMany):
        response.headers["retry-after"] = str(stopped.seconds)
    return response


def _and_back(request: Request[Any, Any, Any]) -> str:
    """The page one was going to, with what stood in its address."""
    if request.method != "GET" or request.url.path == "/":
        return ""
    query = f"?{request.url.query}" if request.url.query else ""
    return f"?next={quote(request.url.path + query, safe='/')}"


def on_http_exception(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    title, sentence = _SENTENCES.get(error.status_code, _SENTENCES[400])
    return _answer(request, error.status_code, title, sentence)


def on_unfit_data(request: Request[Any, Any, Any], _: DataError) -> Response[Any]:
    """A text that no table holds, such as one with the character of number zero on PostgreSQL."""
    title, sentence = _SENTENCES[400]
    return _answer(request, 400, title, sentence)


def on_failure(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    log.error("failed", error=type(error).__name__, exc_info=error)
    number = request.scope.get("state", {}).get("request_id", "")
    return _answer(
        request,
        HTTP_500_INTERNAL_SERVER_ERROR,
        "Something went wrong on our side",
        f"Nothing was changed by this request. Try again; if it happens again, quote {number} to whoever runs this service.",
    )


def _answer(request: Request[Any, Any, Any], status: int, title: str, sentence: str) -> Response[Any]:
    if request.headers.get("hx-request") == "true":
        body = render("_problem.html", title=title, sentence=sentence)
    else:
        frame = Frame(title, "", None, None, (), (), (), None, "", VERSION)
        body = render("problem.html", frame=frame, sentence=sentence)
    return Response(body, status_code=status, media_type=HTML)
