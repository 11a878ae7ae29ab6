"""Tables to take away, as CSV or XLSX: registers are small, so a file is made whole."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO

from litestar import Response

from readiness.tables import Programme
from reports.exports.comma_separated import comma_separated
from reports.exports.workbook import NONE_BESIDE, workbook
from reports.sheets import ABOUT_CELLS, About, Cell, Column, Sheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file_of(
    programme: Programme, title: str, facts: Sequence[tuple[str, str]], columns: tuple[Column, ...], rows: Iterable[Sequence[Cell]],
    *, name: str, as_of: date, ending: str, beside: Mapping[str, Sheet] = NONE_BESIDE,
) -> Response[bytes]:  # fmt: skip
    """`name` without an ending. `as_of` is the only date in the file. `beside`: further tables of a workbook."""
    illustrative = [("Illustrative", programme.notice or "Illustrative data.")] if programme.illustrative else []
    about = About(title, (*illustrative, ("Programme", programme.title), *facts, *ABOUT_CELLS))
    sheet = Sheet(about, columns, rows)
    parts = [name, as_of.isoformat(), *(["illustrative"] if programme.illustrative else [])]
    headers = {"content-disposition": f'attachment; filename="{"-".join(parts)}.{ending}"'}
    if ending == "csv":
        return Response(b"".join(comma_separated(sheet)), media_type="text/csv", headers=headers)
    into = BytesIO()
    workbook(sheet, into, made_on=datetime.combine(as_of, time(), UTC), beside=beside)
    return Response(into.getvalue(), media_type=XLSX, headers=headers)
