"""The register of lessons, its files, and lessons compared across rounds."""

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness import clock
from readiness.figures.comparison import made_in
from readiness.improving.doors import programme_seen
from readiness.improving.pages.files import file_of
from readiness.improving.pages.keeping import keeping
from readiness.improving.pages.places import place_of_lessons
from readiness.improving.queries.lessons import LessonFilters, compared_page, lessons_page, register_of
from readiness.web.days import today_in
from readiness.web.frame import Link
from readiness.web.paging import page_number
from readiness.web.showing import counted, day
from readiness.web.visit import Visit
from reports.lessons.sheet import COLUMNS, rows_of


@get("/programmes/{programme_id:str}/lessons", sync_to_thread=True)
def lessons(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    number = page_number(visit.request.query_params.get("page"))
    page = lessons_page(visit.db, visit.person, programme_id, _filters(visit), number=number)
    made = made_in(visit.db)
    answer = visit.page(
        "improving/lessons.html", page, title="Lessons", place=place_of_lessons(visit.person, page.programme),
        purpose="What was learned from earlier rounds, what should be done, and how far that has come.",
    )  # fmt: skip
    return keeping(visit, made, answer)


@get("/programmes/{programme_id:str}/lessons/compared", sync_to_thread=True)
def lessons_compared(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    page = compared_page(visit.db, visit.person, programme_id)
    made = made_in(visit.db)
    answer = visit.page(
        "improving/lessons_compared.html", page, title="Lessons compared across rounds",
        purpose="Which lessons came back, which closed, and which constituency improves.",
        place=place_of_lessons(visit.person, page.programme, Link("Compared", visit.request.url.path)),
    )  # fmt: skip
    return keeping(visit, made, answer)


@get("/programmes/{programme_id:str}/lessons.csv", sync_to_thread=True)
def lessons_csv(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    return _file(visit, programme_id, "csv")


@get("/programmes/{programme_id:str}/lessons.xlsx", sync_to_thread=True)
def lessons_xlsx(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    return _file(visit, programme_id, "xlsx")


def _file(visit: Visit, programme_id: str, ending: str) -> Response[bytes]:
    programme = programme_seen(visit.db, visit.person, programme_id)
    filters, today = _filters(visit), today_in(programme, clock.now())
    found = register_of(visit.db, visit.person, programme_id, filters)
    made = made_in(visit.db)
    facts = (
        ("As of", day(today)),
        ("Filtered by", filters.query or "nothing"),
        ("Holds", counted(len(found), "lesson")),
    )
    answer = file_of(
        programme, "Lessons learned", facts, COLUMNS, rows_of(found), name="lessons", as_of=today, ending=ending
    )  # fmt: skip
    return keeping(visit, made, answer)


def _filters(visit: Visit) -> LessonFilters:
    given = visit.request.query_params
    return LessonFilters(**{name: str(given.get(name, ""))[:100] for name in LessonFilters.__slots__})
