"""The history of one answer."""

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness import clock
from readiness.responding.addresses import from_address
from readiness.responding.queries.answer_history import answer_history
from readiness.responding.queries.opened import opened
from readiness.web.frame import Link
from readiness.web.running import IN_THREAD
from readiness.web.visit import Visit


@get("/responses/{response_id:str}/answers/{question:str}/history", sync_to_thread=IN_THREAD)
def history(visit: NamedDependency[Visit], response_id: FromPath[str], question: FromPath[str]) -> Response[bytes]:
    found = opened(visit, response_id, clock.now())
    page = answer_history(visit.db, found, from_address(question))
    return visit.page(
        "responding/answer_history.html",
        page,
        title="History of an answer",
        purpose="Everything that was answered here, who answered and when, the newest first. Nothing is ever deleted.",
        place=found.place(Link(page.section, page.back), Link("History", "", is_current=True)),
    )
