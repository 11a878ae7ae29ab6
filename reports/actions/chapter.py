"""The chapter of a pack: how many actions stand where, and those that are not closed, what is overdue first."""

from collections.abc import Sequence
from datetime import date

from reports.actions.log import STATES, Counts, LoggedAction, counted_on, is_overdue
from reports.numbers import counted
from reports.packs.document import Chapter, Sentences, Table
from reports.sheets import Cell, Column, count

_COUNTS = (
    Column("group", "Governance group"),
    Column("actions", "Actions in its log", "actions", "count"),
    Column("open", "Open", "actions", "count"),
    Column("recommended", "Recommended for closing", "actions", "count"),
    Column("closed", "Closed", "actions", "count"),
    Column("overdue", "Past due and not closed", "actions", "count"),
)
_LISTED = (
    Column("ref", "Reference"),
    Column("action", "What was agreed to be done"),
    Column("owner", "Who does it"),
    Column("due_date", "The day by which it is due"),
    Column("status", "How it stands"),
    Column("overdue", "Whether it is past due and not closed"),
    Column("latest_update", "What was last reported"),
)
_ANSWERED = Column("answered", "How many of the organisations that it asks have answered; blank where it asks none")


def chapter(actions: Sequence[LoggedAction], as_of: date) -> Chapter:
    every, pending = counted_on(actions, as_of), [one for one in actions if one.state != "closed"]
    base = f"{every.total} of {every.total} actions in the log, as of {_shown(as_of)}"
    if not actions:
        return Chapter("actions", "Actions", _PURPOSE, (Sentences(("No action is in the log.",)),))
    return Chapter(
        "actions",
        "Actions",
        _PURPOSE,
        (
            Sentences((said(every, as_of), *_asked(pending))),
            _table("actions-by-group", "Actions by group", _COUNTS, _by_group(actions, as_of), base),
            _table("actions-not-closed", "Actions that are not closed", *_listed(pending, as_of), base),
        ),
    )


_PURPOSE = "What was agreed to be done, by whom and by when, and what of it is overdue."


def said(counts: Counts, as_of: date) -> str:
    """11 actions: 1 open, 6 recommended for closing, 4 closed. As of 18 May 2022, 6 are past due and not closed."""
    overdue = f"{counts.overdue or 'none'} {'is' if counts.overdue == 1 else 'are'} past due and not closed"
    today = f"; {counts.due_today} due on the day" if counts.due_today else ""
    return (
        f"{counts.total} action{'' if counts.total == 1 else 's'}: {counts.open} open, {counts.recommended} recommended "
        f"for closing, {counts.closed} closed. As of {_shown(as_of)}, {overdue}{today}."
    )


def _by_group(actions: Sequence[LoggedAction], as_of: date) -> tuple[tuple[Cell, ...], ...]:
    groups = dict.fromkeys(one.group for one in actions)
    found = {group: counted_on((one for one in actions if one.group == group), as_of) for group in groups}
    return tuple(
        (group, *(count(one) for one in (its.total, its.open, its.recommended, its.closed, its.overdue)))
        for group, its in found.items()
    )


def _asked(pending: Sequence[LoggedAction]) -> tuple[str, ...]:
    """One sentence where an action that is not closed asks organisations."""
    asking = [one for one in pending if one.asked]
    if not asking:
        return ()
    total, given = sum(one.asked for one in asking), sum(one.answered for one in asking)
    ask = "1 action that is not closed asks" if len(asking) == 1 else f"{len(asking)} actions that are not closed ask"
    return (
        f"{ask} organisations for {counted(total, 'answer', 'answers')}; {given:,} {'is' if given == 1 else 'are'} given, "
        f"{sum(one.accepted for one in asking):,} of these accepted.",
    )


def _listed(pending: Sequence[LoggedAction], as_of: date) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    """Columns and rows; who answered is a column only where some action asks."""

    def order(one: LoggedAction) -> tuple[bool, date, str]:
        return not is_overdue(one.due_on, one.state, as_of), one.due_on or date.max, one.reference

    asks = any(one.asked for one in pending)
    rows = tuple(
        (
            one.reference, one.text, "; ".join(one.owners), _shown(one.due_on), STATES[one.state],
            "Overdue" if is_overdue(one.due_on, one.state, as_of) else "", one.latest,
            *((f"{one.answered:,} of {one.asked:,}" if one.asked else "",) if asks else ()),
        )
        for one in sorted(pending, key=order)
    )  # fmt: skip
    return (*_LISTED, *((_ANSWERED,) if asks else ())), rows


_HEADINGS = {"ref": "Ref", "action": "Action", "owner": "Owner", "due_date": "Due", "latest_update": "Latest update"}


def _table(key: str, caption: str, columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...], base: str) -> Table:
    return Table(
        key, caption, columns, tuple(_HEADINGS.get(one.key, one.key.capitalize()) for one in columns), rows, base
    )


def _shown(when: date | None) -> str:
    return f"{when.day} {when:%B %Y}" if when is not None else ""
