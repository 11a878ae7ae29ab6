"""How far figures could go with so many changes: for 0, 1, 2 ... changed answers the furthest outcome in one direction.

An entry is None where so few changes are not allowed. Entries never fall: what few changes reach, more may leave.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from scoring.rounding import rounded
from scoring.scheme.figures import Rounding

ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Top:
    """`value` is what the direction makes of the outcome. `weight` is of the members that are there. `picks` is a tree of the
    changes that would lead there."""

    value: Fraction
    score: Fraction = ZERO
    possible: Fraction = ZERO
    weight: Fraction = ZERO
    picks: Any = ()


Row = list[Top | None]
Rows = Callable[[Fraction, Fraction], Row]
"""The row in the direction score * first + possible * second."""
NOTHING = Top(ZERO)
FAR = Fraction(10**12)
"""Further than any figure goes: the bound where none is known."""


def picked(tree: Any) -> dict[str, Any]:
    """The changes in a tree of picks."""
    found: dict[str, Any] = {}
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        if len(one) == 2 and isinstance(one[0], str):
            found[one[0]] = one[1]
        else:
            waiting += one
    return found


def further(one: Top | None, other: Top | None) -> Top | None:
    """The one that is further; the first of two alike."""
    if one is None or other is None:
        return one or other
    return other if other.value > one.value else one


def row_of(tops: Iterable[tuple[int, Top]], length: int) -> Row:
    """From outcomes with their costs."""
    row: Row = [None] * length
    for cost, top in tops:
        if cost < length:
            row[cost] = further(row[cost], top)
    return filled(row)


def filled(row: Row) -> Row:
    """With what fewer changes reach."""
    for at in range(1, len(row)):
        row[at] = further(row[at - 1], row[at])
    return row


def free(row: Row) -> Row:
    """As if changes cost nothing here, since they are paid for elsewhere."""
    return [row[-1]] * len(row)


def mapped(row: Row, change: Callable[[Top], Top]) -> Row:
    """Each entry changed; entries that are one and the same stay so."""
    found: Row = []
    for at, top in enumerate(row):
        is_as_before = at > 0 and top is row[at - 1]
        found.append(found[-1] if is_as_before else None if top is None else change(top))
    return found


def further_of(rows: Sequence[Row]) -> Row:
    """Entry by entry the furthest."""
    found = rows[0]
    for row in rows[1:]:
        found = [further(one, other) for one, other in zip(found, row, strict=True)]
    return found


def added(rows: Sequence[Row], length: int) -> Row:
    """All of them together, the changes shared out among them as best they can be."""
    steps: list[tuple[Top, Top]] = []
    total: Row = [NOTHING] * length
    for row in rows:
        if row[0] is not None and row[-1] is not None and all(top is row[1] for top in row[1:]):
            steps.append((row[0], row[-1]))
        else:
            total = _shared(total, row)
    return _shared(total, _stepped(steps, length))


def _stepped(steps: Sequence[tuple[Top, Top]], length: int) -> Row:
    """Rows of one step each: the greatest steps first."""
    start = _sum([before for before, _ in steps])
    gains = sorted(
        ((after.value - before.value, before, after) for before, after in steps if after.value > before.value),
        key=lambda one: one[0],
        reverse=True,
    )
    row: Row = [start]
    for gain, before, after in gains[: length - 1]:
        row.append(
            Top(
                start.value + gain,
                start.score + after.score - before.score,
                start.possible + after.possible - before.possible,
                start.weight + after.weight - before.weight,
                (start.picks, after.picks),
            )
        )
        start = row[-1]  # type: ignore[assignment]
    return row + [row[-1]] * (length - len(row))


def _pair(one: Top, other: Top) -> Top:
    return Top(
        one.value + other.value,
        one.score + other.score,
        one.possible + other.possible,
        one.weight + other.weight,
        (one.picks, other.picks),
    )


def _sum(tops: Sequence[Top]) -> Top:
    return Top(
        sum((top.value for top in tops), ZERO),
        sum((top.score for top in tops), ZERO),
        sum((top.possible for top in tops), ZERO),
        sum((top.weight for top in tops), ZERO),
        tuple(top.picks for top in tops if top.picks),
    )


def _shared(one: Row, other: Row) -> Row:
    found: Row = [None] * len(one)
    ends = [_last_step(one), _last_step(other)]
    for at, first in enumerate(one[: ends[0] + 1]):
        for further_at, second in enumerate(other[: ends[1] + 1]):
            if first is None or second is None or at + further_at >= len(found):
                continue
            value, known = first.value + second.value, found[at + further_at]
            if known is None or value > known.value:
                found[at + further_at] = _pair(first, second)
    return filled(found)


def _last_step(row: Row) -> int:
    """From where on nothing is gained by more changes."""
    at = len(row) - 1
    while at > 0 and row[at] is row[at - 1]:
        at -= 1
    return at


def in_proportion(row: Callable[[Fraction], Row], ratio: Callable[[Top], Fraction | None]) -> Row:
    """Entry by entry the greatest ratio, where `row` gives what is furthest beyond a ratio. None where there is none.

    Each entry begins with the ratio of the one before and goes on to a greater one, as long as anything is beyond it."""
    known: dict[Fraction, Row] = {}
    found: Row = []
    for at, first in enumerate(row(-FAR)):
        top = found[-1] if found and found[-1] is not None else first
        if top is None or (share := ratio(top)) is None:
            found.append(top if top is not None and top.value == FAR else None)
            continue
        while share is not None:
            if share not in known:
                known[share] = row(share)
            better = known[share][at]
            if better is None or better.value <= 0:
                break
            top, share = better, ratio(better)
        found.append(top if found and top is found[-1] else replace(top, value=FAR if share is None else share))
    return filled(found)


def rounded_row(row: Row, rounding: Rounding, score: Fraction, possible: Fraction, is_flat: bool) -> Row:
    """Rounding keeps the order of scores. Where what is possible differs, it may add as much as a step."""

    def change(top: Top) -> Top:
        if is_flat:
            outcome = rounded(top.score, rounding)
            return replace(top, value=score * outcome + possible * top.possible, score=outcome)
        return replace(top, value=top.value + abs(score) * Fraction(10) ** -rounding.places)

    return mapped(row, change)
