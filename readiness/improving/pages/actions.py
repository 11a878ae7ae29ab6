"""The log of actions, and its files."""

from datetime import date

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from readiness import clock
from readiness.improving.doors import programme_seen
from readiness.improving.pages.files import file_of
from readiness.improving.pages.places import place_of_actions
from readiness.improving.queries.actions import ActionFilters, actions_page, filtered
from readiness.improving.queries.log import LogRow, log_of
from readiness.improving.queries.logged_parts import logged_parts
from readiness.tables import Programme
from readiness.web.days import today_in
from readiness.web.paging import page_number
from readiness.web.running import IN_THREAD
from readiness.web.showing import day
from readiness.web.visit import Visit
from reports.actions.chapter import said
from reports.actions.log import counted_on
from reports.actions.parts import COLUMNS as PART_COLUMNS
from reports.actions.parts import part_rows
from reports.actions.sheet import COLUMNS, rows_of
from reports.sheets import About, Sheet


@get("/programmes/{programme_id:str}/actions", sync_to_thread=IN_THREAD)
def actions(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    programme = programme_seen(visit.db, visit.person, programme_id)
    page = actions_page(
        visit.db, visit.person, programme_id, _filters(visit), today=today_in(programme, clock.now()),
        number=page_number(visit.request.query_params.get("page")),
    )  # fmt: skip
    return visit.page(
        "improving/actions.html", page, title="Actions", place=place_of_actions(visit.person, programme),
        purpose="What governance groups agreed to be done, by whom and by when, and what is overdue.",
    )  # fmt: skip


@get("/programmes/{programme_id:str}/actions.csv", sync_to_thread=True)
def actions_csv(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    return _file(visit, programme_id, "csv")


@get("/programmes/{programme_id:str}/actions.xlsx", sync_to_thread=True)
def actions_xlsx(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    return _file(visit, programme_id, "xlsx")


@get("/programmes/{programme_id:str}/actions/organisations.csv", sync_to_thread=True)
def organisations_csv(visit: NamedDependency[Visit], programme_id: FromPath[str]) -> Response[bytes]:
    """The second table of the workbook, for those who take CSV."""
    programme = programme_seen(visit.db, visit.person, programme_id)
    today, rows = _filtered(visit, programme)
    parts = logged_parts(visit.db, visit.person, programme, rows, today)
    return file_of(
        programme, "Organisations asked by actions", _facts(visit, today), PART_COLUMNS, part_rows(parts, today),
        name="actions-organisations", as_of=today, ending="csv",
    )  # fmt: skip


def _file(visit: Visit, programme_id: str, ending: str) -> Response[bytes]:
    programme = programme_seen(visit.db, visit.person, programme_id)
    today, rows = _filtered(visit, programme)
    logged = [one.logged for one in rows]
    facts = (*_facts(visit, today), ("Counts", said(counted_on(logged, today), today)))
    parts = logged_parts(visit.db, visit.person, programme, rows, today)
    sheet = Sheet(About("Organisations asked", ()), PART_COLUMNS, part_rows(parts, today))
    return file_of(
        programme, "Log of actions", facts, COLUMNS, rows_of(logged), name="actions", as_of=today, ending=ending,
        beside={"Organisations": sheet} if parts else {},
    )  # fmt: skip


def _filtered(visit: Visit, programme: Programme) -> tuple[date, list[LogRow]]:
    today = today_in(programme, clock.now())
    every = log_of(visit.db, visit.person, programme.id, today)
    return today, filtered(visit.db, programme.id, every, _filters(visit), today)


def _facts(visit: Visit, today: date) -> tuple[tuple[str, str], ...]:
    return ("As of", day(today)), ("Filtered by", _filters(visit).query or "nothing")


def _filters(visit: Visit) -> ActionFilters:
    given = visit.request.query_params
    return ActionFilters(**{name: str(given.get(name, ""))[:100] for name in ActionFilters.__slots__})
