"""Is it alive, is it ready, and its measurements. None of these tells anything about people or answers."""

import os
from hmac import compare_digest
from typing import Any

import sqlalchemy as sa
from litestar import Request, Response, get
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from readiness.migrations.states import is_current
from readiness.problems import NotFound


@get("/health", sync_to_thread=False)
def alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "alive"}


@get("/health/ready", sync_to_thread=True)
def ready(request: Request[Any, Any, Any]) -> Response[dict[str, str]]:
    """The database answers and has the schema this version needs."""
    try:
        with request.app.state.engine.connect() as connection:
            connection.execute(sa.text("SELECT 1"))
        current = is_current(request.app.state.engine)
    except sa.exc.SQLAlchemyError:
        return Response({"status": "no database"}, status_code=503)
    return Response(
        {"status": "ready"} if current else {"status": "schema not current"}, status_code=200 if current else 503
    )


@get("/metrics", sync_to_thread=False)
def metrics(request: Request[Any, Any, Any]) -> Response[bytes]:
    """For Prometheus, with `Authorization: Bearer TOKEN` where a token is set; without one only from this machine."""
    token = request.app.state.settings.metrics_token
    client = request.client.host if request.client else ""
    if token is None and client not in ("127.0.0.1", "::1", "testclient"):
        raise NotFound
    given = request.headers.get("authorization", "")
    if token is not None and not compare_digest(given.encode(), f"Bearer {token}".encode()):
        raise NotFound
    return Response(generate_latest(_registry()), headers={"content-type": CONTENT_TYPE_LATEST})


def _registry() -> CollectorRegistry:
    """All processes of this server together, where there are several."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return REGISTRY
    together = CollectorRegistry()
    MultiProcessCollector(together)  # type: ignore[no-untyped-call]
    return together


ROUTES = (alive, ready, metrics)
