"""Who did what in a programme, when."""

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from readiness.organising.queries.history import history_page
from readiness.web.paging import page_number
from readiness.web.places import programme_place
from readiness.web.visit import Visit


@get("/programmes/{programme_id:str}/history", sync_to_thread=True)
def history(
    visit: NamedDependency[Visit], programme_id: FromPath[str], page: FromQuery[str | None] = None
) -> Response[bytes]:
    shown = history_page(visit.db, visit.person, programme_id, number=page_number(page))
    return visit.page(
        "organising/history.html", shown, title="History",
        purpose="Who did what in this programme, newest first. Nothing here can be changed or taken away.",
        place=programme_place(visit.person, shown.programme),
    )  # fmt: skip
