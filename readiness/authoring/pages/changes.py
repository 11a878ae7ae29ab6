"""The red line against the version before."""

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from readiness.authoring.pages.places import authoring_place
from readiness.authoring.queries.changes import changes_page
from readiness.web.visit import Visit


@get("/versions/{version_id:str}/changes", sync_to_thread=True)
def changes(
    visit: NamedDependency[Visit], version_id: FromPath[str], kind: FromQuery[str | None] = None
) -> Response[bytes]:
    page = changes_page(visit.db, visit.person, version_id, kind or "")
    since = f" since version {page.previous.number}" if page.previous else ""
    return visit.page(
        "authoring/changes.html", page, title=f"What changed{since}",
        purpose="Words taken out are struck through, words put in are underlined.",
        place=authoring_place(visit.person, page.programme, page.version),
    )  # fmt: skip
