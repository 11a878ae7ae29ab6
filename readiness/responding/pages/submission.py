"""What was handed in, to read and to print."""

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness import clock
from readiness.problems import NotFound
from readiness.responding.queries.opened import opened
from readiness.responding.queries.submission import submission_page
from readiness.web.frame import Link
from readiness.web.running import IN_THREAD
from readiness.web.visit import Visit


@get("/responses/{response_id:str}/submissions/{number:str}", sync_to_thread=IN_THREAD)
def submission(visit: NamedDependency[Visit], response_id: FromPath[str], number: FromPath[str]) -> Response[bytes]:
    found = opened(visit, response_id, clock.now())
    if not (number.isascii() and number.isdecimal() and len(number) < 6):
        raise NotFound
    page = submission_page(visit.db, found, int(number))
    return visit.page(
        "responding/submission.html",
        page,
        title=f"{page.organisation}: what was handed in",
        purpose=f"The answers of {page.round} exactly as they were handed in; they never change.",
        place=found.place(Link(f"Submission {page.number}", "", is_current=True)),
    )
