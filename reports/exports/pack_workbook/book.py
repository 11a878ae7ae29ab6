"""The workbook being written: its formats, each made once, and cells that are numbers or harmless texts."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from reports.exports.workbook import SHAPES, is_held
from reports.numbers import day
from reports.packs.document import Fill, Pack
from reports.packs.fitting import lines_of
from reports.packs.laying_out import numbers_of_charts, numbers_of_tables
from reports.packs.shown import is_figure
from reports.sheets import Cell, disarmed

_PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FONT = {"font_name": "Arial", "font_size": 10}
_HIGHEST, _LETTERS = 400, 1.1
_MOST_OF_FOOT = 200
INK, QUIET, BRAND, GROUND, EDGE = "#18222C", "#4A5763", "#0D2C46", "#EEF3F7", "#CFD7DE"
TITLE = {"bold": True, "font_size": 16, "font_color": BRAND}
NOTICE = {"bold": True, "font_color": "#7A5200"}
SAID = {"font_color": QUIET}
HEAD = {"bold": True, "bg_color": GROUND, "bottom": 1, "text_wrap": True, "valign": "bottom"}
WRAPPED = {"text_wrap": True, "valign": "top"}


class Book:
    def __init__(self, into: BytesIO, pack: Pack) -> None:
        import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 - a start of the server does not wait for it

        self.pack = pack
        self.tables, self.charts = numbers_of_tables(pack), numbers_of_charts(pack)
        self.book: Any = xlsxwriter.Workbook(into, _PLAIN)
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.book.set_properties(
            {"title": pack.title, "subject": pack.subtitle, "company": pack.programme, "created": datetime.fromisoformat(pack.made_on)}
        )  # fmt: skip

    def format(self, *said: dict[str, Any]) -> Any:
        made = {**_FONT, **{key: value for one in said for key, value in one.items()}}
        key = tuple(sorted(made.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(made)
        return self._formats[key]

    def sheet(self, name: str) -> Any:
        """A new sheet, ready to be printed: its width on one page, with notice, date and number of the page."""
        page = self.book.add_worksheet(name)
        page.hide_gridlines(2)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_header(f"&L{_foot(self.pack.notice)}")
        page.set_footer(f"&LAs of {_foot(day(self.pack.as_of))}&RPage &P of &N")
        return page

    def heading(self, page: Any, title: str, base: str, notes: tuple[str, ...] = ()) -> int:
        """What a sheet shows and what that is based on; the row after it, with one left free."""
        texts: tuple[tuple[str, dict[str, Any]], ...] = (
            (title, {**TITLE, "font_size": 13}), (base, SAID), *((one, SAID) for one in notes), (self.pack.notice, NOTICE),
        )  # fmt: skip
        for at, (text, said) in enumerate(texts):
            page.write_string(at, 0, disarmed(text), self.format(said))
        return len(texts) + 1

    def cell(self, page: Any, row: int, column: int, cell: Cell, shape: str, fill: Fill | None, line: bool) -> None:
        """A number where a spreadsheet holds it whole, else a text that is not run."""
        coloured = (
            {"bg_color": fill.colour, "font_color": fill.ink, "bold": True, **({} if line else {"align": "center"})}
            if fill
            else {}
        )
        edge = {"bottom": 1, "bottom_color": EDGE} if line else {"border": 1, "border_color": "#FFFFFF"}
        if cell is None or cell == "":
            page.write_blank(row, column, None, self.format(edge))
        elif is_figure(cell) and is_held(cell):
            page.write_number(
                row, column, float(cell), self.format(edge, {"num_format": SHAPES[shape], "valign": "top"}, coloured)
            )
        else:
            remark = {"align": "right", "italic": True, "font_color": QUIET} if shape != "text" else {}
            page.write_string(row, column, disarmed(cell), self.format(edge, WRAPPED, remark, coloured))

    def row(self, page: Any, row: int, texts: Sequence[str], widths: Sequence[int]) -> None:
        """As high as its texts need: not every program finds that out by itself."""
        lines = max(
            (lines_of(text, int(width * _LETTERS)) for text, width in zip(texts, widths, strict=True)), default=1
        )
        page.set_row(row, min(15 * lines, _HIGHEST))

    def close(self) -> None:
        self.book.close()


def _foot(text: str) -> str:
    return text.replace("&", "&&").replace("\n", " ")[:_MOST_OF_FOOT]
