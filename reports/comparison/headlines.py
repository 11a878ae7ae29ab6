"""What a reader should take from a pair of rounds, in full sentences, with every figure's base."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from reports.comparison.cells import UNITS, figure, name_of, shown_cell, signed, title_of
from reports.comparison.tables import coverage
from reports.comparison.values import Pair, Part, Side
from reports.numbers import listed, organisations
from scoring.decomposition.values import Decomposition, NotDecomposed

_PARTS = ("who answered", "what was asked", "how it was weighed and scored", "real movement")


def headlines(pair: Pair, parts: Sequence[Part] | None = None) -> tuple[str, ...]:
    """Of the parts that the reader sees: all organisations together first, or single constituencies only."""
    some = pair.parts if parts is None else parts
    return (
        *(sentence for part in some[:1] for sentence in _of(pair, part)),
        *_extremes(some[1:], pair.all.after.rule),
        coverage(pair),
    )


def parting_of(part: Part) -> str:
    """Why the score of this part changed, in a sentence."""
    parted, name = part.decomposition, name_of(part)
    if isinstance(parted, NotDecomposed):
        return f"{name}: why the score changed cannot be parted. {parted.reason}"
    pieces = [f"{what} makes {signed(figure(one))}" for one, what in zip(parted.parts, _PARTS, strict=True)]
    return f"{name}: of the change of {_signed(parted.whole, parted.unit)}, {listed(pieces)}."


def _of(pair: Pair, part: Part) -> Iterator[str]:
    yield (
        f"{name_of(part)}: from {_standing(pair, part.before, part.after)} for all respondents "
        f"({part.before.n_of_N} handed in, then {part.after.n_of_N})."
    )
    if not part.matched:
        yield "No organisation is rated in both rounds, so nothing can be said of movement."
        return
    yield (
        f"The {organisations(len(part.matched))} rated in both rounds went from "
        f"{_standing(pair, part.matched_before, part.matched_after)}; {_ways(pair, part)}."
    )
    yield parting_of(part)


def _standing(pair: Pair, before: Side, after: Side) -> str:
    titles = [
        title_of(one, side.rating) if side.rating is not None else "no score"
        for one, side in ((pair.before, before), (pair.after, after))
    ]
    figures = before.figure, after.figure
    units = pair.before.unit, pair.after.unit
    shown = [
        title
        if one is None
        else f"{shown_cell(figure(one), unit)} ({title})"
        if side.rating is not None
        else shown_cell(figure(one), unit)
        for one, title, unit, side in zip(figures, titles, units, (before, after), strict=True)
    ]
    old, new = figures
    moved = ""
    if old is not None and new is not None and units[0] == units[1]:
        moved = f", {_signed(new - old, units[0])}"
    return f"{shown[0]} to {shown[1]}{moved}"


def _ways(pair: Pair, part: Part) -> str:
    if not pair.scales.comparable:
        return f"their levels cannot be compared ({pair.scales.reason.rstrip('.')})"
    return f"{len(part.improved):,} improved, {len(part.worsened):,} worsened and {len(part.unchanged):,} stayed at their level"


def _extremes(parts: Sequence[Part], rule: str) -> Iterator[str]:
    """Where answers themselves moved most, of constituencies rolled up by the common rule."""
    moved = [
        (part.decomposition.real_movement, part.decomposition.unit, part)
        for part in parts
        if isinstance(part.decomposition, Decomposition) and part.after.rule == rule
    ]
    if len(moved) > 1:
        best, worst = max(moved, key=_movement), min(moved, key=_movement)
        if best[0] > 0:
            yield f"Most real movement upwards: {name_of(best[2])} ({_signed(best[0], best[1])})."
        if worst[0] < 0:
            yield f"Most real movement downwards: {name_of(worst[2])} ({_signed(worst[0], worst[1])})."


def _movement(one: tuple[Fraction, str, Part]) -> Fraction:
    return one[0]


def _signed(number: Fraction, unit: str) -> str:
    """As points of the unit: what is added is no share of anything."""
    return f"{signed(figure(number))} {'level' if abs(number) == 1 and unit == 'levels' else _OF[unit]}"


_OF = {**UNITS, "percent": "percentage points"}
