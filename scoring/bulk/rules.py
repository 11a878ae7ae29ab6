"""How members become one figure: the rules of `scoring.calculating`, for many rows at once."""

from collections.abc import Callable, Sequence
from fractions import Fraction

import numpy as np

from scoring.bulk.block import Block
from scoring.bulk.members import Members
from scoring.bulk.outcome import Outcome, by_share, either, widest
from scoring.bulk.ratio import Ratio, divided, divisor, fixed_ratio, ratio, reaches_ratio, together
from scoring.bulk.refusing import NotVectorisable
from scoring.bulk.truth import Truth
from scoring.bulk.whole import Numbers, Whole


def by_rule(rule: str, members: Members, present: Truth) -> Outcome:
    """The figure before it is brought to a maximum. Raises NotVectorisable for a geometric mean."""
    if rule == "geometric_mean":
        raise NotVectorisable("a geometric mean has no exact figures.")
    return _RULES[rule](members, present)


def brought_to(maximum: Fraction, outcome: Outcome, most_shared: int) -> Outcome:
    """The figure as if this were possible; not present where nothing was possible."""
    by = divisor(outcome.possible, outcome.present, most_shared)
    ends = by_share(outcome.share, (maximum, maximum))
    return Outcome(divided(outcome.score.times(maximum), by, ends), fixed_ratio(maximum), by.divides, outcome.share)


def _sum(members: Members, present: Truth) -> Outcome:
    score, possible = members.added(lambda one: one.score), members.added(lambda one: one.possible)
    return Outcome(score, possible, present, members.share)


def _mean(members: Members, present: Truth) -> Outcome:
    by = divisor(members.weight, present, members.most_shared)
    summed = _sum(members, present)
    return Outcome(
        divided(summed.score, by, members.between(lambda one: one.scores, lambda one: one.score)),
        divided(summed.possible, by, members.between(lambda one: one.maxima, lambda one: one.possible)),
        by.divides,
        summed.share,
    )


def _lowest(members: Members, present: Truth) -> Outcome:
    return _outermost(members, present, lambda one, other: ~reaches_ratio(one, other))


def _highest(members: Members, present: Truth) -> Outcome:
    return _outermost(members, present, lambda one, other: ~reaches_ratio(other, one))


def _outermost(members: Members, present: Truth, beats: Callable[[Ratio, Ratio], Truth]) -> Outcome:
    """The first of those that no other beats."""
    first, *others = (part.outcome for part in members.parts)
    for other in others:
        better = (other.present & (~first.present | beats(other.score, first.score))).kept()
        first = either(better, other, first).kept()
    return Outcome(first.score, first.possible, present, first.share)


def _median(members: Members, present: Truth) -> Outcome:
    outcomes = [part.outcome for part in members.parts]
    score = _middle([one.score for one in outcomes], [one.present for one in outcomes])
    possible = _middle([one.possible for one in outcomes], [one.present for one in outcomes])
    return Outcome(score, possible, present, widest([one.share for one in outcomes]))


def _middle(ratios: Sequence[Ratio], presents: Sequence[Truth]) -> Ratio:
    tops, fixed, varying = together(ratios)

    def at(block: Block) -> Numbers:
        size = block.codes.shape[1]
        known = np.array([np.broadcast_to(present.at(block), size) for present in presents])
        numbers = np.array([np.broadcast_to(top.at(block), size) for top in tops])
        ordered = np.sort(np.where(known, numbers, np.inf), axis=0)
        count = np.maximum(known.sum(axis=0), 1)
        ordered[ordered == np.inf] = 0  # only where nothing is present
        two = [np.take_along_axis(ordered, place[np.newaxis], axis=0)[0] for place in ((count - 1) // 2, count // 2)]
        both: Numbers = two[0] + two[1]
        return both

    ends = (min(one.ends[0] for one in ratios), max(one.ends[1] for one in ratios))
    twice = Whole(2 * min(top.low for top in tops), 2 * max(top.high for top in tops), at)
    return ratio(twice, 2 * fixed, varying, ends)


_RULES: dict[str, Callable[[Members, Truth], Outcome]] = {
    "sum": _sum,
    "mean": _mean,
    "median": _median,
    "lowest": _lowest,
    "highest": _highest,
}
