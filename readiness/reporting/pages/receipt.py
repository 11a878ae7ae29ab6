"""The receipt of one response."""

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness.reporting.queries.receipt_page import ReceiptPage, receipt_page
from readiness.web.frame import Link, Place
from readiness.web.places import programme_place
from readiness.web.visit import Visit


@get("/responses/{response_id:str}/receipt", sync_to_thread=True)
def receipt(visit: NamedDependency[Visit], response_id: FromPath[str]) -> Response[bytes]:
    page = receipt_page(visit.db, visit.person, response_id)
    return visit.page(
        "reporting/receipt.html",
        page,
        title=f"{page.organisation}: receipt",
        purpose=f"Why this score in {page.round.title}: every answer, rule and sum that made it.",
        place=_place(visit, page),
        status=500 if page.failed else 200,
    )


def _place(visit: Visit, page: ReceiptPage) -> Place:
    base = f"/rounds/{page.round.id}"
    ways: tuple[Link, ...] = (Link(page.round.title, f"/responses/{page.response}"),)
    if page.manages:
        ways = (Link("Dashboard", f"{base}/dashboard"),)
        if isinstance(page.constituency, Link):
            ways = (*ways, page.constituency)
    here = Link("Receipt", f"/responses/{page.response}/receipt", is_current=True)
    return programme_place(visit.person, page.programme, current="Rounds", crumbs=(*ways, here))
