"""Medians, lowest, highest and geometric means of members that may still have several outcomes, or be absent.

Each of them only rises when a member rises. Of members that may be absent, the highest figure has the best, so it is
enough to try the best one, the best two, and so on; the lowest figure has the worst.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from scoring.calculating import Earned, Weighed, figure_of
from scoring.possible.outcomes import ABSENT, Outcomes, Points, between
from scoring.scheme.figures import Figure

ZERO, ONE = Fraction(0), Fraction(1)
Ends = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Between:
    """A member by its ends."""

    weight: Fraction
    score: Ends
    possible: Ends
    proper: Fraction | None
    """The least that is possible where anything is."""
    maybe_absent: bool


def ordered(figure: Figure, members: Sequence[tuple[Fraction, Outcomes]]) -> Points:
    """Every outcome of a figure of one of these rules, and perhaps some more where what is possible differs."""
    some = [one for weight, member in members if (one := _between(weight, member)) is not None]
    maybe_absent = sum(not one.maybe_absent for one in some) < figure.fewest_members
    if figure.rule == "geometric_mean":
        if any(one.score[1] < 0 and not one.maybe_absent for one in some):
            return ABSENT
        maybe_absent |= any(one.score[0] < 0 for one in some) or not any(
            one.weight and not one.maybe_absent for one in some
        )
        some = [_not_below_nought(one) for one in some if one.score[1] >= 0]
    low, high = (_end(figure, some, [one.score[end] for one in some], end) for end in (0, 1))
    if low is None or high is None:
        return ABSENT
    if figure.rule in ("lowest", "highest"):
        possible = _possible_of_one(figure, some)
    else:
        least, most = (_end(figure, some, [one.possible[end] for one in some], end) for end in (0, 1))
        possible = least or ZERO, most or ZERO
    # Shares grow without end as what is possible nears nought, so the least that is not nought has to be known too.
    proper = min((one.proper for one in some if one.proper is not None), default=ZERO)
    proper = proper / 2 if figure.rule == "median" else proper
    return between(low, high, (*possible, proper) if possible[0] == 0 else possible, maybe_absent)


def _between(weight: Fraction, member: Outcomes) -> Between | None:
    low, high = member.greatest(-ONE, ZERO), member.greatest(ONE, ZERO)
    least, most = member.greatest(ZERO, -ONE), member.greatest(ZERO, ONE)
    if low is None or high is None or least is None or most is None:
        return None
    proper = member.greatest(ZERO, -ONE, proper=True)
    ends = (low.score, high.score), (least.possible, most.possible)
    return Between(weight, *ends, None if proper is None else proper.possible, member.maybe_absent)


def _not_below_nought(one: Between) -> Between:
    return replace(one, score=(max(one.score[0], ZERO), one.score[1]))


def _end(figure: Figure, some: Sequence[Between], numbers: Sequence[Fraction], end: int) -> Fraction | None:
    """The lowest (0) or the highest (1) figure that the numbers, one for each member, can give."""
    both = sorted(zip(numbers, some, strict=True), key=lambda pair: pair[0], reverse=end == 1)
    sure = [Weighed(one.weight, Earned(number, number)) for number, one in both if not one.maybe_absent]
    doubtful = [Weighed(one.weight, Earned(number, number)) for number, one in both if one.maybe_absent]
    # Under unequal weights the best two members need not be the two with the best numbers: any count is tried.
    is_by_count = figure.rule != "geometric_mean" or len({one.weight for one in some}) == 1
    rule = Figure(rule=figure.rule, fewest_members=figure.fewest_members if is_by_count else 1)
    found = [figure_of(rule, sure + doubtful[:count], lambda _: None) for count in range(len(doubtful) + 1)]
    scores = [one.score for one in found if one is not None]
    return (max if end else min)(scores, default=None)


def _possible_of_one(figure: Figure, some: Sequence[Between]) -> Ends:
    """Of those members that can be the lowest, or the highest."""
    sure = [one.score for one in some if not one.maybe_absent]
    if figure.rule == "lowest":
        ceiling = min((high for _, high in sure), default=None)
        can_be = [one for one in some if ceiling is None or one.score[0] <= ceiling]
    else:
        floor = max((low for low, _ in sure), default=None)
        can_be = [one for one in some if floor is None or one.score[1] >= floor]
    return min(one.possible[0] for one in can_be), max(one.possible[1] for one in can_be)
