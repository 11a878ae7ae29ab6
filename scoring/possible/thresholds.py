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


def _furthest(threshold: Threshold, one: Outcomes, sign: Fraction) -> Earned | None:
    """The outcome furthest beyond the threshold, or furthest before it."""
    part = Fraction(0)
    if threshold.on == "percent":
        wanted = threshold.at_least if threshold.at_least is not None else threshold.above
        part = Fraction(threshold.of_maximum) * Fraction(wanted or 0) / 100
    return one.greatest(sign, -sign * part)
