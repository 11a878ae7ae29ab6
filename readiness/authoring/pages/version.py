"""One version, and a draft thrown away."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness import clock
from readiness.authoring.actions.discard_draft import discard_draft
from readiness.authoring.pages.places import authoring_place
from readiness.authoring.queries.version import version_page
from readiness.web.visit import Visit


@get("/versions/{version_id:str}", sync_to_thread=True)
def version(visit: NamedDependency[Visit], version_id: FromPath[str]) -> Response[bytes]:
    page = version_page(visit.db, visit.person, version_id)
    return visit.page(
        "authoring/version.html", page, title=f"{page.version.title} {page.version.number}",
        purpose="What this version asks, of whom, and how it is scored.",
        place=authoring_place(visit.person, page.programme),
    )  # fmt: skip


@post("/versions/{version_id:str}/discard", sync_to_thread=True)
def discard(visit: NamedDependency[Visit], version_id: FromPath[str]) -> Response[Any]:
    page = version_page(visit.db, visit.person, version_id)
    gone = discard_draft(visit.db, visit.person, version_id, at=clock.now())
    return visit.redirect(f"/programmes/{page.programme.id}/questionnaires", f"The draft {gone.number} is discarded.")
