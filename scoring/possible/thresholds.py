"""Thresholds on figures that may still have several outcomes."""

from fractions import Fraction

from scoring.calculating import Earned, reaches
from scoring.possible.outcomes import Outcomes
from scoring.scheme.figures import Threshold

ONE = Fraction(1)


def could_reach(threshold: Threshold, one: Outcomes) -> bool:
    """Whether some outcome reaches it."""
    return reaches(threshold, _furthest(threshold, one, ONE))


def could_miss(threshold: Threshold, one: Outcomes) -> bool:
    """Whether some outcome does not reach it; having no figure is left aside."""
    worst = _furthest(threshold, one, -ONE)
    return worst is not None and not reaches(threshold, worst)


def score_at(threshold: Threshold, possible: Fraction) -> Fraction:
    """The score at the threshold, of so much that is possible."""
    wanted = Fraction((threshold.at_least if threshold.at_least is not None else threshold.above) or 0)
    return wanted if threshold.on == "points" else wanted * Fraction(threshold.of_maximum) * possible / 100


def _furthest(threshold: Threshold, one: Outcomes, sign: Fraction) -> Earned | None:
    """The outcome furthest beyond the threshold, or furthest before it."""
    return one.greatest(sign, -sign * score_at(threshold, ONE) if threshold.on == "percent" else Fraction(0))
