"""The log as a table to take away, in the columns that it can be brought back in with, so that nothing is lost on the way."""

import re
from collections.abc import Iterable
from datetime import date

from reports.actions.log import STATES, LoggedAction
from reports.sheets import RUNS, Cell, Column, count

COLUMNS = (
    Column("ref", "Reference: prefix of the group, number of its meeting in two figures, hyphen, sequence"),
    Column("date", "The day on which it was raised, as 2022-05-18"),
    Column("action", "What was agreed to be done"),
    Column("owner", "Who does it; several are separated by semicolons"),
    Column("due date", "The day by which it is due; blank where there is none"),
    Column("status", f"One of: {', '.join(STATES.values())}"),
    Column("latest update", "What was last reported"),
    Column("updated on", "The day of that update"),
    Column("decision", "The meeting or decision that closed it"),
    Column(
        "organisations asked",
        "How many organisations have a part in it; blank where it asks none",
        "organisations",
        "count",
    ),
    Column("answered", "How many of them have answered", "organisations", "count"),
    Column("accepted", "How many of their answers are accepted", "organisations", "count"),
)
_LOOKS_KEPT = re.compile(f"'+[{re.escape(''.join(sorted(RUNS)))}]")


def row_of(action: LoggedAction) -> tuple[Cell, ...]:
    cells = (
        action.reference, _day(action.raised_on), action.text, "; ".join(action.owners), _day(action.due_on),
        STATES[action.state], action.latest, _day(action.updated_on), action.decision,
    )  # fmt: skip
    parts = (action.asked, action.answered, action.accepted) if action.asked else ()
    return (*(_told_apart(cell) for cell in cells), *(count(one) for one in parts), *(("",) * (3 - len(parts))))


def rows_of(actions: Iterable[LoggedAction]) -> list[tuple[Cell, ...]]:
    return [row_of(one) for one in actions]


def as_meant(cell: str) -> str:
    """What a cell said before its file kept programs from running it: one apostrophe before such a sign is the file's."""
    return cell[1:] if _LOOKS_KEPT.match(cell) else cell


def _told_apart(cell: str) -> str:
    """A text that begins as a disarmed one does gets one apostrophe more, so that taking one off gives it back."""
    return f"'{cell}" if _LOOKS_KEPT.match(cell) else cell


def _day(when: date | None) -> str:
    return when.isoformat() if when is not None else ""
