"""The chapter of a pack: what came back, what closed, which constituency improves, and what is open."""

from collections.abc import Sequence

from reports.lessons.across import Across, Turn, across
from reports.lessons.values import STATES, Learned
from reports.packs.document import Chapter, Sentences, Table
from reports.sheets import Cell, Column, count

_PURPOSE = "What was learned from round to round: what came back, what is closed, and which constituency improves."
_TURNS = (
    Column("lesson", "Number of the lesson"),
    Column("title", "What it is about"),
    Column("constituency", "The constituency it concerns"),
    Column("round", "In which round"),
    Column("why", "What happened to it there"),
)
_ROUNDS = (
    Column("round", "The round"),
    Column("raised", "Lessons raised in it", "lessons", "count"),
    Column("carried", "Carried into it", "lessons", "count"),
    Column("closed", "Closed in it", "lessons", "count"),
    Column("came_back", "Closed before and come back in it", "lessons", "count"),
    Column("open", "Not closed at its end", "lessons", "count"),
)
_IMPROVING = (
    Column("constituency", "Constituency"),
    Column("says", "What its lessons say"),
    Column("lessons", "Lessons", "lessons", "count"),
    Column("closed", "Closed now", "lessons", "count"),
    Column("helped", "Times that linked questions got better", "times", "count"),
    Column("no_change", "Times that they stayed as they were", "times", "count"),
    Column("worse", "Times that they got worse", "times", "count"),
    Column("cannot_tell", "Times that it cannot be told", "times", "count"),
)
_OPEN = (
    Column("lesson", "Number of the lesson"),
    Column("title", "What it is about"),
    Column("constituency", "The constituency it concerns"),
    Column("recommendation", "What should be done"),
    Column("owner", "Who sees to it"),
    Column("state", "How far it is"),
    Column("movement", "What its linked questions did in the last round it was carried into"),
    Column("why", "Why that verdict, and over how many organisations"),
)


def chapter(lessons: Sequence[Learned], rounds: Sequence[str], constituencies: Sequence[str], as_of: str) -> Chapter:
    """`as_of` as people read it: 18 May 2022."""
    found = across(lessons, rounds, constituencies)
    if not found.lessons:
        return Chapter("lessons", "Lessons learned", _PURPOSE, (Sentences(("No lesson is in the register.",)),))
    base = f"{found.lessons} of {len(lessons)} lessons, as of {as_of}"
    if found.lessons < len(lessons):
        base += "; those set aside are left out"
    pending = [one for one in lessons if one.state not in ("verified", "set_aside")]
    tables = (
        _table("lessons-by-round", "Lessons by round", _ROUNDS, _rounds(found), base),
        _table("lessons-came-back", "Lessons that came back", _TURNS, _turns(found.came_back), base),
        _table("lessons-closed", "Lessons that closed", _TURNS, _turns(found.closed), base),
        _table("lessons-by-constituency", "Which constituency improves", _IMPROVING, _improving(found), base),
        _table("lessons-open", "Lessons that are not closed", _OPEN, tuple(_open(one) for one in pending), base),
    )
    return Chapter(
        "lessons", "Lessons learned", _PURPOSE, (Sentences((said(found),)), *(one for one in tables if one.rows))
    )


def said(found: Across) -> str:
    """5 lessons: 2 closed now, 3 open. 1 came back after it was closed. Large Supplier improves."""
    closed = sum(one.closed for one in found.improving)
    texts = [f"{found.lessons} lesson{_s(found.lessons)}: {closed} closed now, {found.lessons - closed} open."]
    back = len({turn.lesson.reference for turn in found.came_back})
    texts.append(f"{back or 'None'} came back after being closed.")
    better = [one.constituency for one in found.improving if one.said == "Improves"]
    worse = [one.constituency for one in found.improving if one.said == "Gets worse"]
    texts += [f"Improving: {', '.join(better)}."] if better else []
    texts += [f"Getting worse: {', '.join(worse)}."] if worse else []
    return " ".join(texts)


def _s(number: int) -> str:
    return "" if number == 1 else "s"


def _rounds(found: Across) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (one.round, *(count(number) for number in (one.raised, one.carried, one.closed, one.came_back, one.open)))
        for one in found.rounds
    )


def _turns(turns: Sequence[Turn]) -> tuple[tuple[Cell, ...], ...]:
    return tuple((one.lesson.reference, one.lesson.title, one.lesson.constituency, one.round, one.why) for one in turns)


def _improving(found: Across) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (
            one.constituency, one.said,
            *(count(number) for number in (one.lessons, one.closed, one.helped, one.no_change, one.worse, one.cannot_tell)),
        )
        for one in found.improving
    )  # fmt: skip


def _open(one: Learned) -> tuple[Cell, ...]:
    moved = next((stand.movement for stand in reversed(one.stands) if stand.movement is not None), None)
    told = (moved.verdict, f"{moved.why} {moved.based_on}".strip()) if moved is not None else ("not carried yet", "")
    return (one.reference, one.title, one.constituency, one.recommendation, one.owner, STATES[one.state], *told)


def _table(key: str, caption: str, columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...], base: str) -> Table:
    headings = tuple(one.key.replace("_", " ").capitalize() for one in columns)
    return Table(key, caption, columns, headings, rows, base)
