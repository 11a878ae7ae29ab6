"""What the references of each group begin with, from which meeting on."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody

from readiness import clock
from readiness.improving.actions.rename_prefix import rename_prefix
from readiness.improving.pages.places import place_of_actions
from readiness.improving.queries.prefixes import prefixes_page
from readiness.problems import Unfit
from readiness.web.filled import Filled, refilled
from readiness.web.forms import Form
from readiness.web.frame import Link
from readiness.web.running import IN_THREAD
from readiness.web.visit import Visit


@get("/programmes/{programme_id:str}/actions/prefixes", sync_to_thread=IN_THREAD)
def prefixes(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    return _page(visit, programme_id, Filled({"from_meeting": "1"}))


@post("/programmes/{programme_id:str}/actions/prefixes", sync_to_thread=IN_THREAD)
def rename(
    visit: NamedDependency[Visit], programme_id: FromPath[str], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    try:
        made = rename_prefix(visit.db, visit.person, programme_id, Form(data), at=clock.now())
    except Unfit as unfit:
        return _page(visit, programme_id, refilled(data, unfit), status=422)
    words = f"References begin with {made.prefix} from meeting {made.from_meeting} on; those given before stay."
    return visit.redirect(f"/programmes/{programme_id}/actions/prefixes", words)


def _page(visit: Visit, programme_id: str, filled: Filled, status: int = 200) -> Response[bytes]:
    page = prefixes_page(visit.db, visit.person, programme_id, filled)
    return visit.page(
        "improving/prefixes.html", page, title="Prefixes of references", status=status,
        purpose="What the references of each group begin with, and from which meeting on; numbers go on whatever they begin with.",
        place=place_of_actions(
            visit.person, page.programme, Link("Prefixes", f"/programmes/{programme_id}/actions/prefixes")
        ),
    )  # fmt: skip
