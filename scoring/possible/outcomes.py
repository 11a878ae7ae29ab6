"""Every outcome that a figure could still have, asked for one at a time: which of them is the greatest in a direction.

A direction weighs score against possible. That is enough to find the lowest and the highest share, since the lowest of
s / p is where s - share * p is never below nought, and it lets sums and means ask their members instead of trying all
combinations. What is possible is never below nought, nor is a weight.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import Protocol

from scoring.calculating import Earned
from scoring.rounding import rounded
from scoring.scheme.figures import Rounding

ZERO, ONE = Fraction(0), Fraction(1)


class Outcomes(Protocol):
    """`maybe_absent`: there may be no figure. `is_flat`: what is possible is surely the same in all outcomes.
    `denominator`: scores are whole numbers over it; 0 if none is known."""

    @property
    def maybe_absent(self) -> bool: ...

    @property
    def is_flat(self) -> bool: ...

    @property
    def denominator(self) -> int: ...

    def greatest(self, score: Fraction, possible: Fraction, proper: bool = False) -> Earned | None:
        """The outcome with the greatest score * `score` + possible * `possible`; `proper`: of those with something
        possible. None where there is none."""


@dataclass(slots=True, eq=False)
class Points:
    """A few outcomes, and all between them."""

    points: tuple[Earned, ...]
    maybe_absent: bool = False
    denominator: int = 0
    is_flat: bool = field(init=False)
    _whole: tuple[tuple[int, int], ...] = field(init=False, repr=False)
    """The points in whole numbers, all by the same measure: they are compared again and again."""

    def __post_init__(self) -> None:
        self.is_flat = all(one.possible == self.points[0].possible for one in self.points)
        unit = lcm(*(number.denominator for one in self.points for number in (one.score, one.possible)))
        self._whole = tuple((int(one.score * unit), int(one.possible * unit)) for one in self.points)

    @property
    def is_settled(self) -> bool:
        """Whether this is the one outcome there is."""
        return len(self.points) == 1 and not self.maybe_absent

    def greatest(self, score: Fraction, possible: Fraction, proper: bool = False) -> Earned | None:
        by_score, by_possible = score.numerator * possible.denominator, possible.numerator * score.denominator
        found, furthest = None, 0
        for point, (earned, of) in zip(self.points, self._whole, strict=True):
            height = by_score * earned + by_possible * of
            if (found is None or height > furthest) and (of or not proper):
                found, furthest = point, height
        return found


ABSENT = Points((), maybe_absent=True, denominator=1)


@dataclass(frozen=True, slots=True, eq=False)
class Either:
    """One of several."""

    some: tuple[Outcomes, ...]
    maybe_absent: bool
    is_flat: bool = False

    @property
    def denominator(self) -> int:
        return lcm(*(one.denominator for one in self.some))

    def greatest(self, score: Fraction, possible: Fraction, proper: bool = False) -> Earned | None:
        found = [best for one in self.some if (best := one.greatest(score, possible, proper)) is not None]
        return max(found, key=lambda one: score * one.score + possible * one.possible, default=None)


@dataclass(frozen=True, slots=True, eq=False)
class Turned:
    """The score times `factor`, plus `of_possible` times what is possible, plus `add`."""

    inner: Outcomes
    factor: Fraction = ONE
    of_possible: Fraction = ZERO
    add: Fraction = ZERO
    denominator: int = 0

    @property
    def maybe_absent(self) -> bool:
        return self.inner.maybe_absent

    @property
    def is_flat(self) -> bool:
        return self.inner.is_flat

    def greatest(self, score: Fraction, possible: Fraction, proper: bool = False) -> Earned | None:
        found = self.inner.greatest(score * self.factor, possible + score * self.of_possible, proper)
        if found is None:
            return None
        return Earned(found.score * self.factor + found.possible * self.of_possible + self.add, found.possible)


def settled(earned: Earned | None) -> Points:
    """The one outcome there is."""
    return ABSENT if earned is None else Points((earned,), denominator=earned.score.denominator)


def only_one(one: Outcomes) -> Outcomes:
    """The same, made simple where nothing is open."""
    directions = ((ONE, ZERO), (-ONE, ZERO), (ZERO, ONE), (ZERO, -ONE))
    furthest = {one.greatest(score, possible) for score, possible in directions}
    return settled(furthest.pop()) if len(furthest) == 1 and not one.maybe_absent else one


def greatest_share(one: Outcomes, sign: int) -> Earned | None:
    """The outcome with the greatest share of what is possible (sign 1) or the least (-1); None if nothing ever is."""
    best = one.greatest(Fraction(sign), ZERO, proper=True)
    while best is not None and not one.is_flat:
        share = best.score / best.possible
        better = one.greatest(Fraction(sign), -sign * share, proper=True)
        if better is None or (better.score / better.possible - share) * sign <= 0:
            break
        best = better
    return best


def ends(one: Outcomes, by_share: bool) -> tuple[Earned, Earned] | None:
    """The lowest and the highest outcome, by share (if anything is possible) or by score; None where there is none."""
    found = (greatest_share(one, -1), greatest_share(one, 1)) if by_share else (None, None)
    if found[0] is None or found[1] is None:
        found = one.greatest(-ONE, ZERO), one.greatest(ONE, ZERO)
    return None if found[0] is None or found[1] is None else (found[0], found[1])


def out_of(maximum: Fraction, one: Outcomes) -> Outcomes:
    """Every outcome brought to the maximum; those of which nothing is possible are absent."""
    low, high = greatest_share(one, -1), greatest_share(one, 1)
    if low is None or high is None:
        return ABSENT
    points = [Earned(end.score * maximum / end.possible, maximum) for end in (low, high)]
    least = one.greatest(ZERO, -ONE)
    nothing_possible = least is not None and least.possible == 0
    return between(points[0].score, points[1].score, (maximum, maximum), one.maybe_absent or nothing_possible)


def rounded_outcomes(one: Outcomes, rounding: Rounding | None) -> Outcomes:
    """Rounding keeps the order of scores. Where what is possible differs, it may still change the order of shares: the
    ends are then a step of rounding wider, unless no score has so many places."""
    if rounding is None or (one.denominator and rounding.places >= 0 and 10**rounding.places % one.denominator == 0):
        return one
    least, most = one.greatest(ZERO, -ONE), one.greatest(ZERO, ONE)
    both = ends(one, by_share=False)
    if least is None or most is None or both is None:
        return one
    if least.possible == most.possible:
        low, high = (Earned(rounded(end.score, rounding), end.possible) for end in both)
        return Points((low, high) if low != high else (low,), one.maybe_absent, 10 ** max(rounding.places, 0))
    unit = Fraction(10) ** -rounding.places
    down = {"up": ZERO, "down": unit}.get(rounding.rule, unit / 2)
    return Either((Turned(one, add=-down), Turned(one, add=unit - down)), one.maybe_absent)


def between(
    low: Fraction, high: Fraction, possible: tuple[Fraction, ...], maybe_absent: bool, denominator: int = 0
) -> Points:
    """Any score between two, of anything between two."""
    corners = dict.fromkeys((score, maximum) for score in (low, high) for maximum in possible)
    return Points(tuple(Earned(score, maximum) for score, maximum in corners), maybe_absent, denominator)
