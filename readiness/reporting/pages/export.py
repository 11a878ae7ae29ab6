"""Taking tables away: the list of them, and each as CSV or XLSX."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from tempfile import SpooledTemporaryFile

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Stream

from readiness.figures.filters import Filters
from readiness.figures.of_round import Figures, figures_of
from readiness.figures.rolled import Unreadable
from readiness.figures.seen import seen_by
from readiness.problems import NotFound
from readiness.reporting.exports.register import table_named
from readiness.reporting.pages.dashboard import failed_page, keeping, place_of
from readiness.reporting.pages.narrowed import filters_in
from readiness.reporting.queries.export_page import export_page, file_name, sheet_of
from readiness.web.frame import Link
from readiness.web.showing import day
from readiness.web.visit import Visit
from reports.exports.comma_separated import comma_separated
from reports.exports.workbook import workbook
from reports.sheets import Sheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_IN_MEMORY = 4 * 1024 * 1024
_PIECE = 1 << 18


@get("/rounds/{round_id:str}/export", sync_to_thread=True)
def export(visit: NamedDependency[Visit], round_id: FromPath[str]) -> Response[bytes]:
    seen = seen_by(visit.db, visit.person, round_id)
    try:
        figures = figures_of(visit.db, seen, Filters())
        page = export_page(figures)
    except Unreadable:
        return failed_page(visit, seen)
    here = Link("Export", f"/rounds/{round_id}/export", is_current=True)
    answer = visit.page(
        "reporting/export.html",
        page,
        title=f"{seen.round.title}: export",
        purpose=f"Every table of this round to take away, as of {day(seen.round.as_of)}.",
        place=place_of(visit, seen, here),
    )
    return keeping(visit, figures, answer)


@get("/rounds/{round_id:str}/export/{file:str}", sync_to_thread=True)
def export_file(
    visit: NamedDependency[Visit], round_id: FromPath[str], file: FromPath[str]
) -> Response[bytes] | Stream:
    seen = seen_by(visit.db, visit.person, round_id)
    name, _, ending = file.rpartition(".")
    if ending not in _WRITERS:
        raise NotFound
    table = table_named(name, names=seen.names)
    given = filters_in(visit)
    try:
        figures = figures_of(visit.db, seen, Filters(given.constituency) if table.by_constituency else given)
    except Unreadable:
        return failed_page(visit, seen)
    if figures.sealed and not table.before_release:
        raise NotFound
    media_type, write = _WRITERS[ending]
    headers = {"content-disposition": f'attachment; filename="{file_name(figures, table, ending)}"'}
    return Stream(write(sheet_of(visit.engine, figures, table), figures), media_type=media_type, headers=headers)


def _as_csv(sheet: Sheet, _: Figures) -> Iterator[bytes]:
    return comma_separated(sheet)


def _as_xlsx(sheet: Sheet, figures: Figures) -> Iterator[bytes]:
    """Written whole before the first piece goes out, to a file where it is large."""
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as into:
        workbook(sheet, into, made_on=datetime.combine(figures.seen.round.as_of, time(), UTC))
        into.seek(0)
        while piece := into.read(_PIECE):
            yield piece


_WRITERS: dict[str, tuple[str, Callable[[Sheet, Figures], Iterator[bytes]]]] = {
    "csv": ("text/csv", _as_csv),
    "xlsx": (XLSX, _as_xlsx),
}
