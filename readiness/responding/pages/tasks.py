"""The response as a list of tasks."""

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness import clock
from readiness.responding.queries.opened import opened
from readiness.responding.queries.tasks import task_list
from readiness.web.running import IN_THREAD
from readiness.web.visit import Visit


@get("/responses/{response_id:str}", sync_to_thread=IN_THREAD)
def tasks(visit: NamedDependency[Visit], response_id: FromPath[str]) -> Response[bytes]:
    found = opened(visit, response_id, clock.now())
    purpose = (
        f"What {found.of.organisation_name} is asked in {found.of.round_title}, section by section."
        if found.is_ours
        else f"How far {found.of.organisation_name} is; only its own people can change its answers."
    )
    return visit.page(
        "responding/tasks.html",
        task_list(visit.db, found),
        title=f"{found.of.organisation_name}: {found.of.round_title}",
        purpose=purpose,
        place=found.place(),
    )
