"""What another scheme would have made of the same submissions: each organisation's score and rating, from and to."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from reports.comparison.cells import NOT_COMPARABLE, UNITS, figure, title_of
from reports.comparison.values import NOT_RATED, Pair
from reports.packs.document import Table
from reports.sheets import Cell, Column

_COLUMNS = (
    ("constituency", "Constituency", Column("constituency", "Constituency")),
    ("reference", "Reference", Column("reference", "Reference of the organisation")),
    ("organisation", "Organisation", Column("organisation", "Name of the organisation")),
    ("score_before", "Score was", Column("score_before", "Score under the round's own scheme", shape="hundredths")),
    ("score_after", "Score would be", Column("score_after", "Score under the other scheme", shape="hundredths")),
    ("change", "Change", Column("change", "The other score less the round's own", shape="hundredths")),
    ("rating_before", "Rating was", Column("rating_before", "Level under the round's own scheme")),
    ("rating_after", "Rating would be", Column("rating_after", "Level under the other scheme")),
    ("changed", "What changes", Column("changed", "Rating, score, or nothing")),
)


@dataclass(frozen=True, slots=True)
class Rescored:
    """One submission under both schemes; exact, and by keys of levels."""

    reference: str
    name: str
    constituency: str
    before: Fraction | None
    rating_before: str | None
    after: Fraction | None
    rating_after: str | None

    @property
    def changed(self) -> str:
        if self.rating_before != self.rating_after:
            return "rating"
        return "score" if self.before != self.after else "nothing"


def differences(pair: Pair, rows: Sequence[Rescored], base: str, *, most: int | None = None) -> Table:
    """Ratings that change first, then scores; what stays comes last. `base`: how many submissions it is of. `most`: rows at most,
    where nobody looks further."""
    order = ("rating", "score", "nothing")
    ordered = sorted(rows, key=lambda one: order.index(one.changed))
    units = dict.fromkeys((UNITS[pair.before.unit], UNITS[pair.after.unit]))
    return Table(
        key="differences",
        caption="What changes for each organisation",
        columns=tuple(column for _, _, column in _COLUMNS),
        headings=tuple(heading for _, heading, _ in _COLUMNS),
        rows=tuple(_row(pair, one) for one in ordered[:most]),
        base=base,
        notes=(f"Scores are in {', then '.join(units)}.",),
    )


def _row(pair: Pair, one: Rescored) -> tuple[Cell, ...]:
    return (
        one.constituency,
        one.reference,
        one.name,
        figure(one.before, "no score"),
        figure(one.after, "no score"),
        _change(pair, one),
        title_of(pair.before, one.rating_before or NOT_RATED),
        title_of(pair.after, one.rating_after or NOT_RATED),
        one.changed,
    )


def _change(pair: Pair, one: Rescored) -> Cell:
    if one.before is None or one.after is None or pair.before.unit != pair.after.unit:
        return NOT_COMPARABLE
    return figure(one.after - one.before)
