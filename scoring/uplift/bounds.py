"""The fewest changes that could make a rating possible at all: what the total needs, and what every essential condition needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any

from questionnaires.completeness import completeness
from questionnaires.conditions import ConditionFailed
from scoring.calculating import Earned
from scoring.rating import rated
from scoring.rounding import rounded
from scoring.scheme.figures import Rounding, Threshold
from scoring.scheme.ratings import Gate
from scoring.uplift.bundles import Bundle, State, affected_in, bundles_of
from scoring.uplift.figures import Figuring
from scoring.uplift.rows import ONE, ZERO, Row, Top, picked


@dataclass(frozen=True, slots=True)
class Bound:
    """`fewest` is None where no number of changes will do. `picks` are the changes by which the total would get there, for
    each number of changes from `fewest` up."""

    fewest: int | None
    picks: tuple[dict[str, Any], ...] = ()


def bound_of(state: State, target: int, most: int) -> Bound:
    """Of changes that bring the rating to `target` (its place from the worst) or better, of at most so many."""
    try:
        bundles = bundles_of(state)
        if any(not bundle.ways for bundle in bundles):
            return Bound(None)
        rows = list(_needs(state, bundles, target, most + 1))
    except ConditionFailed:
        return Bound(0)
    firsts = [next((at for at, top in enumerate(row) if top is not None), None) for row in rows]
    lacking = lacking_answers(state)
    if None in firsts or lacking is None:
        return Bound(None)
    fewest = max([*(at for at in firsts if at is not None), len(state.taken) + len(lacking)])
    together: dict[str, Any] = dict(lacking)
    for row, first in zip(rows, firsts, strict=True):
        top = row[first or 0]
        together |= picked(top.picks) if top is not None else {}
    tops = rows[0][fewest:]
    picks = [
        picked(top.picks) for at, top in enumerate(tops) if top is not None and (not at or top is not tops[at - 1])
    ]
    return Bound(fewest, (together, *picks)) if fewest <= most else Bound(None)


def lacking_answers(state: State) -> dict[str, Any] | None:
    """Open questions to answer before there is a rating at all, as long as no answer decides what else is asked. None where
    there are not so many."""
    minimum = Fraction(state.space.scale.minimum_coverage)
    if not minimum or affected_in(state):
        return {}
    counts = completeness(state.space.engine.compiled.plan, state.applied())
    missing = max(ceil(minimum * counts.asked / 100) - counts.answered, 0)
    some = [key for key in counts.open if state.is_open(key)]
    if len(some) < missing:
        return None
    return {key: state.space.best(key) for key in some[:missing]}


def _needs(state: State, bundles: Sequence[Bundle], target: int, length: int) -> Iterator[Row]:
    """How far the total goes, then the figure of each gate that has to pass; None where that is not far enough."""
    yield _reached(state, Figuring(state, bundles, length, state.space.engine.compiled.total), target)
    for gate, _ in state.space.engine.gates:
        if gate.key in state.required and gate.threshold is not None:
            yield _passing(state, gate, gate.threshold, bundles, length)


def required_for(gates: Sequence[Gate], order: Sequence[str], target: int) -> frozenset[str]:
    """The gates that have to pass for a level to be reached."""
    return frozenset(gate.key for gate in gates if order.index(gate.cap) < target)


def _reached(state: State, total: Figuring, target: int) -> Row:
    """The total's row, as far as it is at the level, or may be."""
    scale = state.space.scale
    score, possible, beyond = _towards(state, target)
    row = total.row(score, possible)
    if target == 0:
        return row
    rounding = None if scale.figure == "exact" else _reported(state)
    flat = total.is_flat

    def is_there(top: Top) -> bool:
        if not flat:
            return top.value - beyond >= -_most_added(rounding)
        level = rated(scale, Earned(rounded(top.score, rounding), top.possible))
        return level is not None and state.space.order.index(level.key) >= target

    return [top if top is not None and is_there(top) else None for top in row]


def _towards(state: State, target: int) -> tuple[Fraction, Fraction, Fraction]:
    """The direction in which the level lies, and how far."""
    scale = state.space.scale
    keys = [level.key for level in scale.levels]
    at = keys.index(state.space.order[target])
    sign = ONE
    if scale.best == "first":
        sign, at = -ONE, min(at + 1, len(keys) - 1)
    level = scale.levels[at]
    begins = Fraction((level.from_ if level.from_ is not None else level.above) or 0)
    return (sign, -sign * begins / 100, ZERO) if scale.on == "percent" else (sign, ZERO, sign * begins)


def _reported(state: State) -> Rounding | None:
    compiled = state.space.engine.compiled
    return None if compiled.by_name[compiled.total].figure.rounding is not None else compiled.scheme.rounding


def _most_added(rounding: Rounding | None) -> Fraction:
    return ZERO if rounding is None else Fraction(10) ** -rounding.places


def _passing(state: State, gate: Gate, threshold: Threshold, bundles: Sequence[Bundle], length: int) -> Row:
    """The row of a gate's figure, as far as the gate passes, or may."""
    passes_without = gate.not_answered == "passes"
    figuring = Figuring(state, bundles, length, threshold.figure)
    wanted = Fraction((threshold.at_least if threshold.at_least is not None else threshold.above) or 0)
    share = wanted * Fraction(threshold.of_maximum) / 100 if threshold.on == "percent" else ZERO
    beyond = ZERO if threshold.on == "percent" else wanted
    row = figuring.row(ONE, -share)
    if passes_without and figuring.maybe_absent:
        return [Top(ZERO)] * length
    is_included = threshold.at_least is not None
    return [
        top if top is not None and (top.value > beyond or (is_included and top.value == beyond)) else None
        for top in row
    ]
