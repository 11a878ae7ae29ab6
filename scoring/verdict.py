"""The rating of one response, and the reason in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from questionnaires.completeness import Completeness
from scoring.calculating import Earned
from scoring.exact import short
from scoring.rating import capped, from_worst, rated, title_of
from scoring.receipt import GateResult
from scoring.scheme.ratings import Scale


@dataclass(frozen=True, slots=True)
class Verdict:
    """The level, the level it would be without gates, and why; no levels where there is no rating."""

    before_gates: str | None
    rating: str | None
    reason: str


def verdict_on(
    scale: Scale | None,
    exact: Earned | None,
    reported: Earned | None,
    gates: Sequence[GateResult],
    counts: Completeness,
    why_none: str,
) -> Verdict:
    """`exact` and `reported` are the total before and after rounding; `why_none` says why there is none."""
    if scale is None:
        return _none("The scheme has no scale.")
    if reported is None or exact is None:
        return _none(f"Not rated: {why_none}.")
    if counts.answered * 100 < Fraction(scale.minimum_coverage) * counts.asked:
        answered = f"{counts.answered} of {counts.asked} questions answered"
        return _none(f"Not rated: {answered}, fewer than the {scale.minimum_coverage} % needed.")
    level = rated(scale, exact if scale.figure == "exact" else reported)
    if level is None:
        return _none("Not rated: nothing was possible, so there is no percentage.")
    rating = capped(scale, level.key, gates)
    figure = _figure(scale, reported)
    if rating == level.key:
        return Verdict(level.key, rating, f"{figure} is {title_of(scale, rating)}.")
    order = from_worst(scale)
    capping = [gate for gate in gates if not gate.passed and order.index(gate.cap) < order.index(level.key)]
    caps = "; ".join(gate.sentence.rstrip(".") for gate in capping)
    would_be = f"{figure} would be {title_of(scale, level.key)}"
    return Verdict(level.key, rating, f"{would_be}, capped at {title_of(scale, rating)}: {caps}.")


def _none(reason: str) -> Verdict:
    return Verdict(None, None, reason)


def _figure(scale: Scale, reported: Earned) -> str:
    figure = f"{short(reported.score)} of {short(reported.possible)}"
    if scale.on == "percent":
        figure += f" ({short(reported.score * 100 / reported.possible)} %)"
    return figure
