"""The page one lands on."""

from litestar import Response, get
from litestar.di import NamedDependency

from readiness import clock
from readiness.home.queries import start_page
from readiness.web.running import IN_THREAD
from readiness.web.visit import Visit


@get("/", sync_to_thread=IN_THREAD)
def start(visit: NamedDependency[Visit]) -> Response[bytes]:
    page = start_page(visit.db, visit.person, clock.now())
    return visit.page(
        "home/start.html",
        page,
        title=f"Welcome, {visit.person.shown_name}",
        purpose="What waits for you, and the programmes you have a part in.",
    )
