"""The small workbook inside a chart of a slide, in which people edit it: numbers to draw from, and the exact ones as texts."""

from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from reports.packs.document import Chart
from reports.sheets import disarmed

_LONG_AGO = datetime(1980, 1, 1)
_PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def chart_cells(chart: Chart) -> bytes:
    """The first sheet is laid out as charts of Office ask for: categories in the first column, a column for each series."""
    into = BytesIO()
    book = xlsxwriter.Workbook(into, _PLAIN)
    book.set_properties({"created": _LONG_AGO})
    drawn, exact = book.add_worksheet("Sheet1"), book.add_worksheet("Exact")
    for page in (drawn, exact):
        page.set_column(0, 0, 40)
        for at, category in enumerate(chart.categories, start=1):
            page.write_string(at, 0, disarmed(category))
        for at, series in enumerate(chart.series, start=1):
            page.write_string(0, at, disarmed(series.title))
    for column, series in enumerate(chart.series, start=1):
        for row, value in enumerate(series.values, start=1):
            _write(drawn, exact, row, column, value)
    book.close()
    return into.getvalue()


def _write(drawn: Any, exact: Any, row: int, column: int, value: str | None) -> None:
    if value is not None:
        drawn.write_number(row, column, float(value))
        exact.write_string(row, column, value)
