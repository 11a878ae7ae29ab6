"""The worst and the best that missing answers and missing organisations could still make of a constituency.

An organisation that has a rating keeps one, between the ends of its own bounds. Any other may get one or stay without,
as long as enough organisations have one for the constituency to be rated.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from scoring.calculating import Earned
from scoring.constituencies.medians import extreme_median
from scoring.constituencies.rules import Judge, Outcome, Voice
from scoring.constituencies.standing import Standing
from scoring.constituencies.values import Bounds
from scoring.exact import optional_text
from scoring.possible.combining import Combined, Gathered
from scoring.possible.outcomes import ONE, ZERO, Points
from scoring.rating import from_worst
from scoring.scheme import Scheme
from scoring.scheme.rollups import Rollup

UNKNOWN = "How many organisations there are is unknown, so the missing ones cannot be counted."
TOO_FEW = "Too few organisations could have a rating."


@dataclass(frozen=True, slots=True)
class Reach:
    """What one organisation could bring: at its lowest, and at its highest."""

    low: Voice
    high: Voice
    is_sure: bool

    def at(self, end: int) -> Voice:
        return self.high if end else self.low


def bounds_of(scheme: Scheme, rule: Rollup, found: Sequence[Standing], known: bool) -> Bounds:
    """Of one constituency; `known`: whether `found` has all its organisations."""
    if scheme.scale is None:
        return _none("The scheme has no scale.")
    if not known:
        return _none(UNKNOWN)
    judge = Judge(rule, scheme.scale, scheme.rounding)
    reaches = [reach for one in found if (reach := _reach(rule, one)) is not None]
    fewest = max(ceil(Fraction(rule.minimum_coverage) * len(found) / 100), 1)
    if len(reaches) < fewest:
        return _none(TOO_FEW)
    outcomes = [outcome for end in (0, 1) if (outcome := _end(judge, reaches, fewest, end)) is not None]
    if not outcomes:
        return _none("The organisations have no weight.")
    order = from_worst(judge.scale)
    ratings = [outcome.rating for outcome in outcomes]
    figures = [outcome.figure for outcome in outcomes if outcome.figure is not None]
    return Bounds(
        worst_rating=min(ratings, key=order.index),
        best_rating=max(ratings, key=order.index),
        lowest=optional_text(min(figures, default=None)),
        highest=optional_text(max(figures, default=None)),
        reason=None,
    )


def _none(reason: str) -> Bounds:
    return Bounds(worst_rating=None, best_rating=None, lowest=None, highest=None, reason=reason)


def _reach(rule: Rollup, one: Standing) -> Reach | None:
    if one.lowest is None or one.highest is None or one.worst_rating is None or one.best_rating is None:
        return None
    weight = one.weight(rule.weights == "weighted")
    low, high = Voice(weight, one.lowest, one.worst_rating), Voice(weight, one.highest, one.best_rating)
    return Reach(low, high, one.rating is not None)


def _end(judge: Judge, reaches: Sequence[Reach], fewest: int, end: int) -> Outcome | None:
    """The lowest (0) or the highest (1) outcome."""
    if judge.rule.rule == "worst":
        return Outcome(None, None, _worst(judge, reaches, fewest, end))
    if judge.rule.rule == "median":
        sure = [one.at(end) for one in reaches if one.is_sure]
        others = [one.at(end) for one in reaches if not one.is_sure]
        median = extreme_median(sure, others, fewest, highest=bool(end))
        return None if median is None else judge.rated_at(median)
    known: dict[tuple[object, ...], Points] = {}
    members = [(one.low.weight, _points(judge, one, known)) for one in reaches]
    mean = Combined(True, Gathered(), members, fewest).greatest(ONE if end else -ONE, ZERO)
    return None if mean is None else judge.rated_at(mean.score)


def _points(judge: Judge, one: Reach, known: dict[tuple[object, ...], Points]) -> Points:
    """What a mean takes from an organisation; made once for all of which the same is known."""
    both = judge.counted(one.low), judge.counted(one.high)
    key = (*both[0].as_integer_ratio(), *both[1].as_integer_ratio(), one.is_sure)
    if key not in known:
        known[key] = Points(tuple(Earned(figure, ONE) for figure in both), maybe_absent=not one.is_sure)
    return known[key]


def _worst(judge: Judge, reaches: Sequence[Reach], fewest: int, end: int) -> str:
    """At the lowest, all are there; at the highest, only those that must be."""
    if not end:
        return judge.worst_of([one.low for one in reaches])
    order = from_worst(judge.scale)
    by_rating = sorted(reaches, key=lambda one: (one.is_sure, order.index(one.high.rating)), reverse=True)
    sure = sum(one.is_sure for one in reaches)
    return judge.worst_of([one.high for one in by_rating[: max(sure, fewest)]])
