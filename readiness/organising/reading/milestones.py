"""A table as milestones of one baseline: code, milestone, date; perhaps precision and actual. Other columns are not read."""

import calendar
import re
from collections.abc import Mapping
from datetime import date

import msgspec

from readiness.organising.queries.plan import MONTH
from readiness.organising.texts import is_key
from readiness.uploads.problems import FileProblem, UnfitFile
from readiness.uploads.table import Table
from readiness.web.days import EARLIEST, LATEST

COLUMNS = ("code", "milestone", "date")
OPTIONAL = ("precision", "actual")
MOST = {"code": 60, "milestone": 200}
MOST_MILESTONES = 2_000
DAY = "day"
_MONTH_ALONE = re.compile(r"(\d{4})-(\d{2})")


class MilestoneRow(msgspec.Struct, frozen=True):
    """`code` as the file has it; `key` without the prefix. No `due_on` or `actual_on`: the row says nothing about it."""

    line: int
    code: str
    key: str
    title: str
    due_on: date | None = None
    precision: str = DAY
    actual_on: date | None = None


class MilestoneFile(msgspec.Struct, frozen=True):
    rows: tuple[MilestoneRow, ...]
    not_read: tuple[str, ...] = ()
    """Columns that mean nothing here."""


def milestones_from(table: Table, prefix: str, today: date) -> MilestoneFile:
    """Raises UnfitFile with every problem."""
    problems: list[FileProblem] = []
    rows: dict[str, MilestoneRow] = {}
    for line, cells in table.rows:
        row = _Row(line, dict(zip(table.header, (cell.strip() for cell in cells), strict=True)), problems)
        read = row.read(prefix, today)
        if read.key in rows:
            row.wrong("code", f"{read.code} stands twice, first in line {rows[read.key].line}; keep one row.")
        elif read.key:
            rows[read.key] = read
    if len(table.rows) > MOST_MILESTONES:
        sentence = f"The file lists more than {MOST_MILESTONES:,} milestones, which no plan has; leave out the tasks below them."
        problems = [FileProblem(0, "", sentence)]
    if not table.rows:
        problems.append(FileProblem(0, "", "The file lists no milestone; add a row for each."))
    if problems:
        raise UnfitFile(sorted(problems, key=lambda one: one.line))
    return MilestoneFile(
        tuple(rows.values()), tuple(name for name in table.header if name not in COLUMNS and name not in OPTIONAL)
    )


class _Row:
    def __init__(self, line: int, cells: Mapping[str, str], problems: list[FileProblem]) -> None:
        self.line, self.cells, self.problems = line, cells, problems

    def wrong(self, column: str, sentence: str) -> None:
        self.problems.append(FileProblem(self.line, column, sentence))

    def read(self, prefix: str, today: date) -> MilestoneRow:
        code, title = (self._text(name) for name in ("code", "milestone"))
        due_on, precision = self._due()
        return MilestoneRow(self.line, code, self._key(code, prefix), title, due_on, precision, self._actual(today))

    def _text(self, column: str) -> str:
        text = " ".join(self.cells[column].split())
        if not text:
            self.wrong(column, "The cell is blank; fill it in.")
        elif text.startswith("="):
            self.wrong(column, "The cell holds a formula; put the value itself there.")
        elif len(text) > MOST[column]:
            self.wrong(column, f"The cell has {len(text):,} characters; at most {MOST[column]} fit.")
        elif not text.isprintable():
            self.wrong(column, "The cell holds characters that cannot be shown; type it again.")
        return text

    def _key(self, code: str, prefix: str) -> str:
        if not code.startswith(prefix):
            self.wrong(
                "code",
                f"{code[:60]} does not begin with “{prefix}”; mend the code, or leave out what codes begin with.",
            )
            return ""
        key = code[len(prefix) :]
        if len(code) <= MOST["code"] and not is_key(key) and not code.startswith("=") and code:
            self.wrong("code", f"{key[:60] or 'Nothing'} is no code; use letters and figures, with single dots, hyphens or underscores between them.")  # fmt: skip
            return ""
        return key

    def _due(self) -> tuple[date | None, str]:
        text, said = self.cells["date"], self.cells.get("precision", "").lower()
        if said not in ("", DAY, MONTH):
            self.wrong("precision", f"{said[:60]} is no precision; write day or month, or leave it blank.")
            return None, DAY
        month = _MONTH_ALONE.fullmatch(text)
        if month and said == DAY:
            self.wrong("date", f"{text} names a month; give the day too, or month as its precision.")
            return None, DAY
        day = self._day("date", f"{text}-01" if month else text)
        if day is None or not (month or said == MONTH):
            return day, DAY
        return day.replace(day=calendar.monthrange(day.year, day.month)[1]), MONTH

    def _actual(self, today: date) -> date | None:
        day = self._day("actual", self.cells.get("actual", ""))
        if day is not None and day > today:
            self.wrong("actual", f"{day} has not come yet; leave the cell blank until the milestone is reached.")
            return None
        return day

    def _day(self, column: str, text: str) -> date | None:
        if not text:
            return None
        try:
            found = date.fromisoformat(text) if len(text) == 10 else None
        except ValueError:
            found = None
        if found is None or not EARLIEST <= found < LATEST:
            self.wrong(
                column,
                f"{text[:60]} is not a date between {EARLIEST.year} and {LATEST.year - 1}; write it as year-month-day, for example 2027-03-31.",
            )
            return None
        return found
