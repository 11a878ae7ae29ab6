"""XLSX: the table with a frozen head and formats, others beside it, and a last sheet that says what each column means.

No cell is a formula or a link. Rows are written as they come and are not kept.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from types import MappingProxyType
from typing import IO, Any

from reports.sheets import Cell, Column, Exact, Sheet, disarmed

MOST_ROWS = 1_048_576
"""Of one sheet, the head among them; more go on in a further sheet."""
_MOST_FIGURES = 15
SHAPES = {
    "text": "General",
    "number": "General",
    "count": "#,##0",
    "tenths": "#,##0.0",
    "hundredths": "#,##0.00",
}
_HEAD = {"bold": True, "bg_color": "#EEF3F7", "bottom": 1, "text_wrap": True, "valign": "vcenter"}
NONE_BESIDE: Mapping[str, Sheet] = MappingProxyType({})
_CODEBOOK = ("Column", "Meaning", "Unit", "Source")


def workbook(
    sheet: Sheet,
    into: IO[bytes],
    *,
    made_on: datetime,
    most_rows: int = MOST_ROWS,
    beside: Mapping[str, Sheet] = NONE_BESIDE,
) -> None:
    """Writes the file into `into`. The same sheet gives the same bytes: `made_on` is the only date in it. `beside`: further
    tables by the name of their sheet."""
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 - a start of the server does not wait for it

    options = {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    }  # fmt: skip
    book = xlsxwriter.Workbook(into, options)
    book.set_properties({"title": sheet.about.title, "created": made_on})
    head = book.add_format(_HEAD)
    for name, one in {"Table": sheet, **beside}.items():
        formats = [book.add_format({"num_format": SHAPES[column.shape]}) for column in one.columns]
        rows, number = iter(one.rows), 1
        while _table(book, name if number == 1 else f"{name} {number}", one.columns, rows, head, formats, most_rows):
            number += 1
    _codebook(book, sheet, beside, head)
    book.close()


def _table(
    book: Any,
    name: str,
    columns: Sequence[Column],
    rows: Iterator[Sequence[Cell]],
    head: Any,
    formats: Sequence[Any],
    most: int,
) -> bool:
    """One sheet of the table; whether it is full, so that another may be needed."""
    page = book.add_worksheet(name)
    page.freeze_panes(1, 1)
    for at, column in enumerate(columns):
        page.set_column(at, at, min(max(len(column.key) + 2, 12), 40))
    page.set_row(0, 30)
    for at, column in enumerate(columns):
        page.write_string(0, at, disarmed(column.key), head)
    written = 0
    for written, row in enumerate(islice(rows, most - 1), start=1):
        for at, cell in enumerate(row):
            if cell is None or cell == "":
                continue
            if type(cell) is Exact and is_held(cell):
                page.write_number(written, at, float(cell), formats[at])
            else:
                page.write_string(written, at, disarmed(cell))
    page.autofilter(0, 0, max(written, 1), len(columns) - 1)
    return written == most - 1


def is_held(number: str) -> bool:
    """Whether a spreadsheet holds and shows all its figures. A double has every decimal of fifteen figures."""
    return len(number.replace("-", "").replace(".", "").lstrip("0")) <= _MOST_FIGURES


def _codebook(book: Any, sheet: Sheet, beside: Mapping[str, Sheet], head: Any) -> None:
    page = book.add_worksheet("Codebook")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for at, width in enumerate((30, 80, 16, 40)):
        page.set_column(at, at, width)
    rows: list[tuple[str, ...]] = [("About", sheet.about.title), *sheet.about.facts, ()]
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            page.write_string(at, column, disarmed(text), wrapped)
    start = len(rows)
    for name, one in {"": sheet, **beside}.items():
        if name:
            page.write_string(start, 0, f"Sheet {name}", head)
            start += 1
        for column, text in enumerate(_CODEBOOK):
            page.write_string(start, column, text, head)
        for at, each in enumerate(one.columns, start=start + 1):
            for column, text in enumerate((each.key, each.meaning, each.unit, each.source)):
                page.write_string(at, column, disarmed(text), wrapped)
        start += len(one.columns) + 2
