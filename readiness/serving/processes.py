"""The server's processes: one, or several that share one address."""

import os
import signal
import socket
import tempfile
from collections.abc import Callable
from functools import partial

import uvicorn
from uvicorn.supervisors import Multiprocess

from readiness.serving.obstacles import Obstacle
from readiness.settings import Settings

PATIENCE = 20
"""Seconds that requests under way have to end when the server is asked to stop."""


def listening_socket(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family=family)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(2048)
    except OSError as error:
        made.close()
        where = f"{host}, port {port}"
        raise Obstacle(
            f"The server cannot listen on {where} ({error.strerror or error}); give another in READINESS_HOST or READINESS_PORT."
        ) from None
    made.set_inheritable(True)
    return made


def serve(settings: Settings, listening: socket.socket, *, workers: int = 1) -> None:
    """Until it is asked to stop, by SIGTERM or SIGINT; then requests under way are answered first."""
    # Page modules read it when they are first imported, to know where short handlers run. Workers read all settings anew.
    os.environ["READINESS_DATABASE_URL"] = settings.database_url
    os.environ.pop("READINESS_DATABASE_URL_FILE", None)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: None)  # the server raises it again once it has stopped
    if workers == 1:
        uvicorn.Server(_config(settings, partial(_application, settings))).run(sockets=[listening])
        return
    with tempfile.TemporaryDirectory(prefix="readiness-measurements-") as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        Multiprocess(_config(settings, "readiness.serving.worker:application", workers), sockets=[listening]).run()


def _application(settings: Settings) -> object:
    from readiness.serving.worker import application_of  # noqa: PLC0415 - after READINESS_DATABASE_URL is set

    return application_of(settings)


def _config(settings: Settings, app: Callable[[], object] | str, workers: int = 1) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=workers,
        loop="uvloop",
        http="httptools",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_graceful_shutdown=PATIENCE,
        timeout_worker_healthcheck=PATIENCE * 3,  # on a busy machine a worker is slow to start, not dead
    )
