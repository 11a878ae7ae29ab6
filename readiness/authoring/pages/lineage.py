"""Where the questions of a version come from: looked at, changed, confirmed."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody

from questionnaires.definition import DeclaredLink
from readiness import clock
from readiness.authoring.actions.confirm_lineage import confirm_lineage
from readiness.authoring.doors import version_authored
from readiness.authoring.pages.places import authoring_place
from readiness.authoring.queries.lineage import as_declared, lineage_page, links_of
from readiness.problems import Unfit
from readiness.tables import Version
from readiness.web.filled import Filled, refilled
from readiness.web.forms import Form
from readiness.web.visit import Visit

MOST_REASON = 2_000


@get("/versions/{version_id:str}/lineage", sync_to_thread=True)
def lineage(visit: NamedDependency[Visit], version_id: FromPath[str]) -> Response[bytes]:
    return _page(visit, version_id, Filled())


@post("/versions/{version_id:str}/lineage", sync_to_thread=True)
def confirm(
    visit: NamedDependency[Visit], version_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    _, _, version = version_authored(visit.db, visit.person, version_id)
    try:
        links = _links(visit, version, Form(data))
        confirm_lineage(visit.db, visit.person, version_id, links, at=clock.now())
    except Unfit as unfit:
        return _page(visit, version_id, refilled(data, unfit), status=422)
    return visit.redirect(f"/versions/{version_id}", "The lineage is confirmed, and written into the draft.")


def _links(visit: Visit, version: Version, form: Form) -> list[DeclaredLink]:
    """Raises Unfit where a reason is missing, or where the draft has changed since the page was shown."""
    if form.text("hash") != version.content_hash:
        raise Unfit({"links": "The draft has changed since this page was shown. Look at it again, then confirm."})
    found, errors = [], {}
    for at, link in enumerate(links_of(visit.db, version)):
        reason = form.text(f"reason-{at}")
        if not reason or len(reason) > MOST_REASON:
            errors[f"reason-{at}"] = (
                f"Give the reason in at most {MOST_REASON:,} characters; readers of comparisons see it."
            )
        comparable = form.text(f"comparable-{at}") == "yes"
        found.append(as_declared(link, form.text(f"verdict-{at}"), comparable, reason))
    if errors:
        raise Unfit(errors)
    return found


def _page(visit: Visit, version_id: str, filled: Filled, status: int = 200) -> Response[bytes]:
    page = lineage_page(visit.db, visit.person, version_id, filled)
    since = f" since version {page.previous.number}" if page.previous else ""
    return visit.page(
        "authoring/lineage.html", page, title=f"Lineage{since}", status=status,
        purpose="Which questions may be compared with those of the version before, and why; every comparison of rounds says so.",
        place=authoring_place(visit.person, page.programme, page.version),
    )  # fmt: skip
