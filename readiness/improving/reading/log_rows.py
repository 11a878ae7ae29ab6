"""A table as a log of actions: ref, date, action, owner, due date, status; perhaps the latest update, its day, and the decision."""

import re
from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from readiness.improving.owners import MOST as MOST_OWNERS
from readiness.improving.owners import MOST_LETTERS, labels_in
from readiness.improving.references import FORM, Prefixed, Reference, group_of, read_reference
from readiness.improving.texts import MOST
from readiness.uploads.problems import FileProblem, UnfitFile, unfit
from readiness.uploads.table import Table
from readiness.web.days import EARLIEST, LATEST
from reports.actions.log import STATES, ActionState
from reports.actions.sheet import as_meant

COLUMNS = ("ref", "date", "action", "owner", "due date", "status")
LATEST_UPDATE, UPDATED_ON, DECISION = "latest update", "updated on", "decision"
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d %B %Y", "%d %b %Y")
_WORDS = re.compile(r"[^a-z]+")
_STATUS: dict[str, ActionState] = {
    "open ongoing": "open", "open": "open", "ongoing": "open", "recommend closed": "recommended",
    "recommended closed": "recommended", "recommended": "recommended", "closed": "closed",
}  # fmt: skip
_UNSHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class LogFileRow(msgspec.Struct, frozen=True):
    """`latest` and `decision` are blank where the file says nothing."""

    line: int
    reference: str
    group_id: str
    meeting: int
    sequence: int
    raised_on: date
    text: str
    owners: tuple[str, ...]
    due_on: date | None
    state: ActionState
    latest: str = ""
    updated_on: date | None = None
    decision: str = ""


class LogFile(msgspec.Struct, frozen=True):
    rows: tuple[LogFileRow, ...]


def log_from(table: Table, groups: Sequence[Prefixed]) -> LogFile:
    """Raises UnfitFile with every problem."""
    problems: list[FileProblem] = []
    rows = []
    for line, cells in table.rows:
        reader = _Row(line, dict(zip(table.header, cells, strict=True)), problems)
        row = reader.read(groups)
        if row is not None:
            rows.append(row)
    _check_twice(rows, problems)
    if problems:
        raise UnfitFile(sorted(problems, key=lambda one: one.line))
    if not rows:
        raise unfit("The file lists no action; add a row for each.")
    return LogFile(tuple(rows))


class _Row:
    def __init__(self, line: int, cells: dict[str, str], problems: list[FileProblem]) -> None:
        self.line, self.problems = line, problems
        self.cells = {name: _plain(cell) for name, cell in cells.items()}

    def wrong(self, column: str, sentence: str) -> None:
        self.problems.append(FileProblem(self.line, column, sentence))

    def read(self, groups: Sequence[Prefixed]) -> LogFileRow | None:
        """None where there is a problem."""
        before = len(self.problems)
        reference, group = self._reference(groups)
        raised_on, due_on = self._day("date", needed=True), self._day("due date")
        text, owners = self._text("action", needed=True), self._owners()
        state = self._state()
        latest, updated_on, decision = self._text(LATEST_UPDATE), self._day(UPDATED_ON), self._text(DECISION, most=60)
        if raised_on is not None and due_on is not None and due_on < raised_on:
            self.wrong("due date", "It is due before the day on which it was raised; mend one of the two.")
        if len(self.problems) > before or reference is None or group is None or raised_on is None or state is None:
            return None
        return LogFileRow(
            self.line, str(reference), group.group_id, reference.meeting, reference.sequence, raised_on, text, owners, due_on,
            state, latest, updated_on if latest else None, decision if state == "closed" else "",
        )  # fmt: skip

    def _reference(self, groups: Sequence[Prefixed]) -> tuple[Reference | None, Prefixed | None]:
        given = self.cells["ref"]
        reference = read_reference(given)
        if reference is None:
            self.wrong("ref", f"{given[:40] or 'A blank cell'} is no reference; write {FORM}.")
            return None, None
        group = group_of(reference, groups)
        if group is None:
            known = ", ".join(sorted({prefix for one in groups for prefix in one.every_prefix()})) or "none yet"
            self.wrong(
                "ref",
                f"No group has references that begin with {reference.prefix}; add it on the page of prefixes. Known are: {known}.",
            )
        return reference, group

    def _day(self, column: str, *, needed: bool = False) -> date | None:
        given = self.cells.get(column, "")
        if not given:
            if needed:
                self.wrong(column, "The cell is blank; give the day, for example 2022-05-18.")
            return None
        for form in _DAYS:
            try:
                found = datetime.strptime(given.split("T")[0], form).date()
            except ValueError:
                continue
            if EARLIEST <= found < LATEST:
                return found
        self.wrong(
            column,
            f"{given[:40]} is no day of the calendar between {EARLIEST.year} and {LATEST.year - 1}; write it like 2022-05-18.",
        )
        return None

    def _text(self, column: str, *, needed: bool = False, most: int = MOST) -> str:
        given = self.cells.get(column, "")
        if needed and not given:
            self.wrong(column, "The cell is blank; say what is to be done.")
        if len(given) > most:
            self.wrong(column, f"Use at most {most:,} characters; this has {len(given):,}.")
        if _UNSHOWN.search(given):
            self.wrong(column, "This holds characters that cannot be shown; type it again.")
        return given

    def _owners(self) -> tuple[str, ...]:
        labels = tuple(dict.fromkeys(labels_in(self._text("owner"))))
        if not labels:
            self.wrong("owner", "The cell is blank; name who does it, several separated by semicolons.")
        if len(labels) > MOST_OWNERS or any(len(label) > MOST_LETTERS for label in labels):
            self.wrong("owner", f"Name at most {MOST_OWNERS} owners, each in at most {MOST_LETTERS} characters.")
        return labels

    def _state(self) -> ActionState | None:
        given = self.cells["status"]
        found = _STATUS.get(_WORDS.sub(" ", given.lower()).strip())
        if found is None:
            self.wrong(
                "status", f"{given[:40] or 'A blank cell'} is no status; there are: {', '.join(STATES.values())}."
            )
        return found


def _check_twice(rows: Sequence[LogFileRow], problems: list[FileProblem]) -> None:
    first: dict[tuple[str, int, int], LogFileRow] = {}
    for row in rows:
        known = first.setdefault((row.group_id, row.meeting, row.sequence), row)
        if known is not row:
            problems.append(
                FileProblem(
                    row.line,
                    "ref",
                    f"{row.reference} stands in row {known.line} already, as {known.reference}; keep one.",
                )
            )


def _plain(cell: str) -> str:
    return as_meant("\n".join(cell.strip().splitlines()))
