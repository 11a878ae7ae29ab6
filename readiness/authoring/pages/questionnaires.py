"""The questionnaires of a programme."""

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness.authoring.queries.questionnaires import questionnaires_page
from readiness.web.places import programme_place
from readiness.web.running import IN_THREAD
from readiness.web.visit import Visit


@get("/programmes/{programme_id:str}/questionnaires", sync_to_thread=IN_THREAD)
def questionnaires(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    page = questionnaires_page(visit.db, visit.person, programme_id)
    return visit.page(
        "authoring/questionnaires.html", page, title="Questionnaires",
        purpose="What rounds ask and how they score it, version by version; a published version never changes.",
        place=programme_place(visit.person, page.programme, current="Questionnaires"),
    )  # fmt: skip
