"""The doorway every request passes: an id, security headers, one line of log without answers or addresses, and a measurement."""

import secrets
import time
from collections.abc import Iterable
from typing import Any, cast

import structlog
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.response.base import ASGIResponse
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from prometheus_client import Counter, Histogram

log = structlog.get_logger("readiness.access")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
REQUESTS = Counter("readiness_requests", "Requests answered", ("method", "route", "status"))
SECONDS = Histogram("readiness_request_seconds", "Time to answer", ("route",))


class Doorway(ASGIMiddleware):
    scopes = (ScopeType.HTTP,)

    def __init__(self, *, is_secure: bool, hosts: Iterable[str]) -> None:
        headers = {**_HEADERS, "cache-control": "no-store"}
        self._hosts = frozenset(host.lower() for host in hosts)
        if is_secure:
            headers["strict-transport-security"] = "max-age=31536000; includeSubDomains"
        self._headers = [(name.encode(), value.encode()) for name, value in headers.items()]

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        # A look at the head alone is answered as the page is, without the page.
        is_head = scope.get("method") == "HEAD"
        if is_head:
            scope = cast(Scope, {**scope, "method": "GET"})
        request_id = secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = request_id
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request=request_id)
        began, status = time.perf_counter(), 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = self._completed(message.get("headers", ()), request_id)
            elif is_head and message["type"] == "http.response.body":
                message["body"] = b""
            await send(message)

        try:
            if _may_be_asked_by_any_name(scope) or _host(scope) in self._hosts:
                await next_app(scope, receive, sending)
            else:
                await _UNKNOWN_HOST(scope, receive, sending)
        finally:
            took, route, method = time.perf_counter() - began, _route(scope), str(scope.get("method"))
            REQUESTS.labels(method, route, str(status)).inc()
            SECONDS.labels(route).observe(took)
            log.info("answered", method=method, route=route, status=status, ms=round(took * 1000, 1))

    def _completed(self, given: Iterable[tuple[bytes, bytes]], request_id: str) -> list[tuple[bytes, bytes]]:
        """What an answer says of itself counts before what is said of all."""
        headers = [(name.lower(), value) for name, value in given if name.lower() != b"x-request-id"]
        said = {name for name, _ in headers}
        more = [(name, value) for name, value in self._headers if name not in said]
        return [*headers, *more, (b"x-request-id", request_id.encode())]


_UNKNOWN_HOST = ASGIResponse(
    body=b"This service does not go by that name. Whoever runs it can allow the name in READINESS_ALLOWED_HOSTS.",
    media_type="text/plain",
    status_code=400,
)


def _may_be_asked_by_any_name(scope: Any) -> bool:
    """Monitors ask by whatever address they know."""
    return str(scope.get("path")).startswith(("/health", "/metrics"))


def _host(scope: Any) -> str:
    """The host that the browser asked for, without its port."""
    given: str = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
    if given.startswith("["):
        return given[1:].partition("]")[0].lower()
    return given.partition(":")[0].lower()


def _route(scope: Any) -> str:
    """The address as it was declared, without what stands in it: no identifier reaches the log."""
    return str(scope.get("path_template") or "unknown")
