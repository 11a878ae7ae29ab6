"""The register of lessons as a table to take away, one row a lesson and round."""

from collections.abc import Iterable, Iterator

from reports.lessons.values import STATES, Learned, Stand
from reports.sheets import Cell, Column

COLUMNS = (
    Column("lesson", "Number of the lesson in the programme"),
    Column("title", "What it is about"),
    Column("theme", "The theme it belongs to"),
    Column("constituency", "The constituency it concerns, or the whole programme"),
    Column("raised_from", "Where it was raised from"),
    Column("raised_on", "The day on which it was raised"),
    Column("what_happened", "What happened"),
    Column("recommendation", "What should be done"),
    Column("owner", "Who sees to it"),
    Column("state", "How far it is now"),
    Column("questions", "Keys of the questions it is linked to, parted by ;"),
    Column("actions", "References of the actions that came from it, parted by ;"),
    Column("round", "The round of the columns after this one; a lesson has a row for each round since it was raised"),
    Column("state_in_round", "How far it was at the end of that round"),
    Column("movement", "What its linked questions did since the round before, where it was carried"),
    Column("based_on", "Over how many organisations that answered in both rounds"),
    Column("why", "Why that verdict"),
)


def rows_of(lessons: Iterable[Learned]) -> Iterator[tuple[Cell, ...]]:
    for one in lessons:
        facts = (
            one.reference, one.title, one.theme, one.constituency, one.source, one.raised_on, one.what_happened,
            one.recommendation, one.owner, STATES[one.state], ";".join(one.questions), ";".join(one.actions),
        )  # fmt: skip
        for stand in one.stands:
            yield (*facts, *_cells(stand))
        if not one.stands:
            yield (*facts, *(None,) * 5)


def _cells(stand: Stand) -> tuple[Cell, ...]:
    moved = stand.movement
    if moved is None:
        return stand.round, STATES[stand.state], None, None, None
    return stand.round, STATES[stand.state], moved.verdict, moved.based_on, moved.why
