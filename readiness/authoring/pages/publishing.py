"""Publishing a version with its scheme."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness import clock
from readiness.authoring.actions.publish import publish
from readiness.authoring.pages.places import authoring_place
from readiness.authoring.queries.version import version_page
from readiness.web.visit import Visit


@get("/versions/{version_id:str}/publish", sync_to_thread=True)
def publishing(visit: NamedDependency[Visit], version_id: FromPath[str]) -> Response[bytes]:
    page = version_page(visit.db, visit.person, version_id)
    return visit.page(
        "authoring/publish.html", page, title=f"Publish {page.version.title} {page.version.number}",
        purpose="Publishing freezes the questionnaire and its scheme for ever; rounds can then ask it.",
        place=authoring_place(visit.person, page.programme, page.version),
    )  # fmt: skip


@post("/versions/{version_id:str}/publish", sync_to_thread=True)
def publish_(visit: NamedDependency[Visit], version_id: FromPath[str]) -> Response[Any]:
    version = publish(visit.db, visit.person, version_id, at=clock.now())
    return visit.redirect(
        f"/versions/{version_id}", f"Version {version.number} is published. Rounds can be planned on it."
    )
