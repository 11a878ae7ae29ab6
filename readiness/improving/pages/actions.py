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
from readiness.improving.queries.log import log_of
from readiness.web.days import today_in
from readiness.web.paging import page_number
from readiness.web.running import IN_THREAD
from readiness.web.showing import day
from readiness.web.visit import Visit
from reports.actions.chapter import said
from reports.actions.log import counted_on
from reports.actions.sheet import COLUMNS, rows_of


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


def _file(visit: Visit, programme_id: str, ending: str) -> Response[bytes]:
    programme = programme_seen(visit.db, visit.person, programme_id)
    today: date = today_in(programme, clock.now())
    filters = _filters(visit)
    rows = filtered(visit.db, programme_id, log_of(visit.db, visit.person, programme_id), filters, today)
    logged = [one.logged for one in rows]
    facts = (
        ("As of", day(today)),
        ("Filtered by", filters.query or "nothing"),
        ("Counts", said(counted_on(logged, today), today)),
    )
    return file_of(
        programme, "Log of actions", facts, COLUMNS, rows_of(logged), name="actions", as_of=today, ending=ending
    )  # fmt: skip


def _filters(visit: Visit) -> ActionFilters:
    given = visit.request.query_params
    return ActionFilters(**{name: str(given.get(name, ""))[:100] for name in ActionFilters.__slots__})
