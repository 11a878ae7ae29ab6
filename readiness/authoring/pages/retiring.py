"""Retiring a published version."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness import clock
from readiness.authoring.actions.retire import retire
from readiness.authoring.pages.places import authoring_place
from readiness.authoring.queries.retiring import retire_page
from readiness.web.visit import Visit


@get("/versions/{version_id:str}/retire", sync_to_thread=True)
def retiring(visit: NamedDependency[Visit], version_id: FromPath[str]) -> Response[bytes]:
    page = retire_page(visit.db, visit.person, version_id)
    return visit.page(
        "authoring/retire.html", page, title=f"Retire {page.version.title} {page.version.number}",
        purpose="No round is planned or opened on a retired version; it stays readable for ever.",
        place=authoring_place(visit.person, page.programme, page.version),
    )  # fmt: skip


@post("/versions/{version_id:str}/retire", sync_to_thread=True)
def retire_(visit: NamedDependency[Visit], version_id: FromPath[str]) -> Response[Any]:
    version = retire(visit.db, visit.person, version_id, at=clock.now())
    return visit.redirect(f"/versions/{version_id}", f"Version {version.number} is retired.")
