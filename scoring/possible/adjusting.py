"""Measures with adjustments, while it is open which of them applies."""

from collections.abc import Mapping
from fractions import Fraction

from scoring.calculating import Earned, reaches
from scoring.possible.outcomes import ABSENT, ONE, ZERO, Either, Outcomes, Points, Turned, rounded_outcomes
from scoring.possible.thresholds import could_miss, could_reach, score_at
from scoring.scheme.figures import Adjustment, Figure, Measure, Threshold

Parts = tuple[Outcomes | None, Outcomes | None]
"""What an adjustment applies to, and what is left for the next one; None where there is nothing."""


def adjusted_outcomes(
    measure: Measure, same: Outcomes | None, outcomes: Outcomes, figures: Mapping[str, Outcomes]
) -> Outcomes:
    """With each adjustment that could apply, and without, where none has to.

    `same` is the figure that the measure equals before it is adjusted, if there is one: a threshold on it parts the
    outcomes in two.
    """
    some: list[Outcomes] = []
    left: Outcomes | None = outcomes
    for adjustment in measure.adjust:
        reaching, left = (None, None) if left is None else _parted(adjustment, left, same, figures)
        if reaching is not None:
            changed = Turned(reaching, Fraction(adjustment.factor), add=Fraction(adjustment.add))
            some.append(rounded_outcomes(changed, adjustment.rounding))
    return Either((*some, left) if left is not None else tuple(some), outcomes.maybe_absent)


def repeats_its_member(figure: Figure, weight: Fraction) -> bool:
    """Whether a figure that has one member, of this weight, is that member."""
    is_plain = figure.each_out_of is None and figure.out_of is None and not figure.reversed
    return is_plain and figure.rule != "geometric_mean" and figure.fewest_members == 1 and weight == 1


def _parted(adjustment: Adjustment, left: Outcomes, same: Outcomes | None, figures: Mapping[str, Outcomes]) -> Parts:
    compared = [(threshold, figures.get(threshold.figure, ABSENT)) for threshold in adjustment.when]
    if len(compared) == 1 and compared[0][1] is same and left.is_flat:
        return _cut(compared[0][0], left)
    could_apply = all(could_reach(threshold, one) for threshold, one in compared)
    must_apply = not any(one.maybe_absent or could_miss(threshold, one) for threshold, one in compared)
    return left if could_apply else None, None if must_apply else left


def _cut(threshold: Threshold, left: Outcomes) -> Parts:
    """Scores from the threshold up, and below it; where they end between two outcomes, the threshold itself is the end."""
    low, high = left.greatest(-ONE, ZERO), left.greatest(ONE, ZERO)
    assert low is not None and high is not None, "a figure that repeats its member is there whenever that is"
    at = Earned(score_at(threshold, low.possible), low.possible)
    above = _between(max(low, at, key=_score), high, left) if reaches(threshold, high) else None
    below = None if reaches(threshold, low) else _between(low, min(high, at, key=_score), left)
    return above, below


def _between(low: Earned, high: Earned, of: Outcomes) -> Points:
    return Points((low, high) if low != high else (low,), of.maybe_absent, of.denominator)


def _score(one: Earned) -> Fraction:
    return one.score
