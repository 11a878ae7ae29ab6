"""Every format that there is, as tables."""

import csv
import io
import json
import re
from collections.abc import Iterator
from html import unescape

import pyarrow.parquet as parquet
from docx import Document
from pptx import Presentation
from python_calamine import CalamineWorkbook

from tests.readiness.attacking.tables import Table, table_in

_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_LINE = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<t[hd]\b([^>]*)>(.*?)</t[hd]>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def tables_in(content: bytes, kind: str) -> Iterator[Table]:
    yield from _TABLES.get(kind, _none)(content)


def _none(_: bytes) -> Iterator[Table]:
    return iter(())


def _csv(content: bytes) -> Iterator[Table]:
    found = table_in(list(csv.reader(io.StringIO(content.decode("utf-8-sig")))))
    if found is not None:
        yield found


def _html(content: bytes) -> Iterator[Table]:
    for table in _TABLE.findall(content.decode()):
        lines = _LINE.findall(table)
        rows = [tuple(_bare(cell) for _, cell in _CELL.findall(line)) for line in lines]
        if "rowspan=" in lines[0]:
            yield Table(tuple(_two_lines(lines[0], rows[1])), tuple(rows[2:]))
        else:
            yield Table(rows[0], tuple(rows[1:]))


def _two_lines(above: str, below: tuple[str, ...]) -> Iterator[str]:
    """A heading over several columns stands with each of theirs; alone where that is only how many."""
    left = iter(below)
    for given, cell in _CELL.findall(above):
        span = re.search(r'colspan="(\d+)"', given)
        if "rowspan=" in given or span is None:
            yield _bare(cell)
            continue
        for _ in range(int(span[1])):
            under = next(left)
            yield _bare(cell) if under == "n" else f"{_bare(cell)} {under}"


def _bare(markup: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", markup)).split())


def _xlsx(content: bytes) -> Iterator[Table]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names:
        rows = [[_shown(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()]
        if (found := table_in(rows)) is not None:
            yield found


def _shown(cell: object) -> str:
    return f"{cell:.12g}" if isinstance(cell, float) else str(cell)


def _json(content: bytes) -> Iterator[Table]:
    for chapter in json.loads(content).get("chapters", ()):
        for block in chapter["blocks"]:
            if block["block"] == "table":
                rows = tuple(tuple(_plain(cell) for cell in row) for row in block["rows"])
                yield Table(tuple(one["key"] for one in block["columns"]), rows)
                yield Table(tuple(block["headings"]), rows)
            elif block["block"] == "chart":
                series = block["series"]
                rows = tuple(
                    (name, *(one["values"][at] or "withheld" for one in series))
                    for at, name in enumerate(block["categories"])
                )
                yield Table(("Constituency", *(one["title"] for one in series)), rows)


def _plain(cell: object) -> str:
    return str(cell["number"] if isinstance(cell, dict) else "" if cell is None else cell)


def _docx(content: bytes) -> Iterator[Table]:
    for table in Document(io.BytesIO(content)).tables:
        rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
        yield Table(rows[0], tuple(rows[1:]))


def _pptx(content: bytes) -> Iterator[Table]:
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_table:
                rows = [tuple(cell.text for cell in row.cells) for row in shape.table.rows]
                yield Table(rows[0], tuple(rows[1:]))
            if shape.has_chart:
                for plot in shape.chart.plots:
                    series = list(plot.series)
                    drawn = tuple(
                        (
                            str(name),
                            *("withheld" if one.values[at] is None else f"{one.values[at]:g}" for one in series),
                        )
                        for at, name in enumerate(plot.categories)
                    )
                    yield Table(("Constituency", *(one.name for one in series)), drawn)


def _parquet(content: bytes) -> Iterator[Table]:
    frame = parquet.read_table(io.BytesIO(content))
    columns = [[_plain(one) for one in column.to_pylist()] for column in frame.columns]
    yield Table(tuple(frame.column_names), tuple(zip(*columns, strict=True)))


_TABLES = {
    "csv": _csv, "html": _html, "xlsx": _xlsx, "json": _json, "docx": _docx, "pptx": _pptx, "parquet": _parquet,
}  # fmt: skip
