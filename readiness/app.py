"""The application: every route of every journey, behind one doorway."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

from litestar import Litestar, Router
from litestar.config.compression import CompressionConfig
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import CacheControlHeader
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.static_files import create_static_files_router
from sqlalchemy import Engine
from sqlalchemy.exc import DataError

from questionnaires.conditions import compiled
from readiness.authoring.pages import ROUTES as AUTHORING
from readiness.comparing.pages import ROUTES as COMPARING
from readiness.comparing.scoring_again import KIND as RESCORING
from readiness.comparing.scoring_again import Rescorer
from readiness.figures.deciding import KIND as DECIDING
from readiness.figures.deciding import Decider
from readiness.home.pages import ROUTES as HOME
from readiness.improving.pages import ROUTES as IMPROVING
from readiness.jobs.worker import Worker as JobWorker
from readiness.mail.worker import Worker
from readiness.milestones.pages import ROUTES as MILESTONES
from readiness.organising.pages import ROUTES as ORGANISING
from readiness.packs.building import KIND as PACKS
from readiness.packs.building import Builder
from readiness.packs.pages import ROUTES as PACK_PAGES
from readiness.problems import Stopped
from readiness.reporting.pages import ROUTES as REPORTING
from readiness.responding.pages import ROUTES as RESPONDING
from readiness.rounds.pages import ROUTES as ROUNDS
from readiness.settings import Settings
from readiness.shared_secrets import shared_secret
from readiness.signing_in.pages import ROUTES as SIGNING_IN
from readiness.standing.pages import ROUTES as STANDING
from readiness.web.doorway import Doorway
from readiness.web.health import ROUTES as HEALTH
from readiness.web.rendering import STATIC
from readiness.web.troubles import on_failure, on_http_exception, on_stopped, on_unfit_data
from readiness.web.visit import Visit, provide_visit

PAGES = (
    *HOME,
    *SIGNING_IN,
    *ORGANISING,
    *AUTHORING,
    *ROUNDS,
    *RESPONDING,
    *REPORTING,
    *STANDING,
    *MILESTONES,
    *COMPARING,
    *IMPROVING,
    *PACK_PAGES,
)
EVER = 365 * 24 * 3600
FOLDERS = ("vendor", "js", "images")


def make_app(settings: Settings, engine: Engine, *, works: bool = True) -> Litestar:
    """The database must be at the schema this version needs. `works`: whether it also does what takes longer than a request."""

    @asynccontextmanager
    async def lifespan(app: Litestar) -> AsyncIterator[None]:
        worker = Worker(engine, settings)
        jobs = JobWorker(engine, {PACKS: Builder(), RESCORING: Rescorer(), DECIDING: Decider()})
        worker.start()
        if works:
            jobs.start()
        # What the first page of questions needs is loaded while nobody waits for it yet.
        Thread(target=compiled, args=("true",), name="conditions", daemon=True).start()
        yield
        jobs.stop()
        worker.stop()
        engine.dispose()

    app = Litestar(
        route_handlers=[
            Router(path="/", route_handlers=list(PAGES), signature_types=[Visit]),
            *HEALTH,
            *_static_files(),
        ],
        dependencies={"visit": Provide(provide_visit)},
        exception_handlers={
            Stopped: on_stopped,
            HTTPException: on_http_exception,
            DataError: on_unfit_data,
            Exception: on_failure,
        },
        csrf_config=CSRFConfig(
            secret=shared_secret(engine, "csrf"),
            cookie_name="readiness_csrf",
            cookie_httponly=True,
            cookie_samesite="lax",
            cookie_secure=settings.is_secure,
            # What caches may keep for everyone must not carry one browser's token to the others.
            exclude=["^/static/"],
        ),
        compression_config=CompressionConfig(backend="gzip", minimum_size=1000, gzip_compress_level=5),
        request_max_body_size=settings.max_upload_mb * 1024 * 1024,
        openapi_config=None,
        logging_config=None,
        lifespan=[lifespan],
    )
    app.state.engine, app.state.settings = engine, settings
    # Around everything, since what no route answers never meets the middleware of routes.
    app.asgi_handler = Doorway(is_secure=settings.is_secure, hosts=settings.allowed_hosts)(app.asgi_handler)
    return app


def _static_files() -> list[Router]:
    """Only the folders that pages ask for; what they are built from stays inside."""
    kept = CacheControlHeader(max_age=EVER, immutable=True)
    return [
        create_static_files_router(path=f"/static/{name}", directories=[STATIC / name], cache_control=kept, name=name)
        for name in FOLDERS
    ]
