"""A version as one organisation would see it. Answers stand in the address; nothing is stored."""

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness.authoring.pages.places import authoring_place
from readiness.authoring.queries.preview import preview_page
from readiness.web.visit import Visit


@get("/versions/{version_id:str}/preview", sync_to_thread=True)
def preview(visit: NamedDependency[Visit], version_id: FromPath[str]) -> Response[bytes]:
    query = visit.request.query_params
    sent = {name: query.getall(name) for name in query if name.startswith("a.")}
    organisation, text = query.get("organisation", ""), query.get("text", "").strip()
    page = preview_page(visit.db, visit.person, version_id, organisation, text[:200], sent)
    return visit.page(
        "authoring/preview.html", page, title=f"Preview of {page.version.title} {page.version.number}",
        purpose="Choose whose facts to use and try out answers; conditions take effect, and nothing is stored.",
        place=authoring_place(visit.person, page.programme, page.version),
    )  # fmt: skip
