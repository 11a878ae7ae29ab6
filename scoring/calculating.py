"""Figures from figures: one rule applied to members, exactly, with each step said."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from questionnaires.texts import words
from scoring.exact import in_proportion, short, weighted_sum
from scoring.rounding import described, rounded
from scoring.scheme.figures import Adjustment, Figure, Measure, Threshold

ZERO = Fraction(0)
_FIFTY = Context(prec=50)


@dataclass(frozen=True, slots=True)
class Earned:
    """A figure: earned of possible."""

    score: Fraction
    possible: Fraction


@dataclass(frozen=True, slots=True)
class Weighed:
    """A member that is present, with its weight."""

    weight: Fraction
    earned: Earned


Say = Callable[[str], None]


def figure_of(figure: Figure, members: Sequence[Weighed], say: Say) -> Earned | None:
    """The figure, or None where too little is there. Adjustments come after (see `adjusted`), rounding last."""
    if figure.each_out_of is not None:
        scale = Fraction(figure.each_out_of)
        members = [Weighed(one.weight, _brought_to(scale, one.earned)) for one in members if one.earned.possible != 0]
        say(f"each member brought to a maximum of {short(scale)}")
    if len(members) < figure.fewest_members:
        say(f"{len(members)} of at least {figure.fewest_members} members present" if members else "nothing to count")
        return None
    earned = _RULES[figure.rule](members, say)
    if earned is not None and figure.out_of is not None:
        if earned.possible == 0:
            say("nothing is possible")
            return None
        brought = _brought_to(Fraction(figure.out_of), earned)
        say(
            f"{short(earned.score)} of {short(earned.possible)} brought to {short(brought.score)} of {short(brought.possible)}"
        )
        earned = brought
    if earned is not None and figure.reversed:
        turned = Earned(earned.possible - earned.score, earned.possible)
        say(f"reversed: {short(earned.possible)} - {short(earned.score)} = {short(turned.score)}")
        earned = turned
    return earned


def adjusted(measure: Measure, earned: Earned, figures: Mapping[str, Earned | None], say: Say) -> Earned:
    """The measure after the first adjustment whose thresholds all hold."""
    for adjustment in measure.adjust:
        if all(reaches(threshold, figures.get(threshold.figure)) for threshold in adjustment.when):
            changed = rounded(
                earned.score * Fraction(adjustment.factor) + Fraction(adjustment.add), adjustment.rounding
            )
            say(_adjustment_said(adjustment, earned.score, changed))
            return Earned(changed, earned.possible)
        say("not adjusted: " + "; ".join(_threshold_said(one, figures.get(one.figure)) for one in adjustment.when))
    return earned


def finished(figure: Figure, earned: Earned, say: Say) -> Earned:
    """The figure rounded as it says itself."""
    if figure.rounding is None:
        return earned
    outcome = rounded(earned.score, figure.rounding)
    say(f"{short(earned.score)} rounded {described(figure.rounding)}: {short(outcome)}")
    return Earned(outcome, earned.possible)


def reaches(threshold: Threshold, earned: Earned | None) -> bool:
    """Whether the figure is at or beyond the threshold; a figure that is not there reaches nothing."""
    if earned is None:
        return False
    part = earned.possible * Fraction(threshold.of_maximum)
    scale = part / 100 if threshold.on == "percent" else Fraction(1)
    if threshold.at_least is not None and earned.score < Fraction(threshold.at_least) * scale:
        return False
    return threshold.above is None or earned.score > Fraction(threshold.above) * scale


def _brought_to(maximum: Fraction, earned: Earned) -> Earned:
    return Earned(in_proportion(earned.score, maximum, earned.possible), maximum)


def _sum(members: Sequence[Weighed], say: Say) -> Earned:
    score = weighted_sum([(one.weight, one.earned.score) for one in members])
    possible = weighted_sum([(one.weight, one.earned.possible) for one in members])
    say(f"the sum is {short(score)} of {short(possible)}")
    return Earned(score, possible)


def _mean(members: Sequence[Weighed], say: Say) -> Earned | None:
    weight = sum((one.weight for one in members), ZERO)
    if weight == 0:
        say("all weights are nought")
        return None
    score = weighted_sum([(one.weight, one.earned.score) for one in members])
    possible = weighted_sum([(one.weight, one.earned.possible) for one in members])
    mean = Earned(score / weight, possible / weight)
    say(
        f"{short(score)} over {'a count' if _all_one(members) else 'weights'} of {short(weight)}: the mean is {short(mean.score)} of {short(mean.possible)}"
    )
    return mean


def _median(members: Sequence[Weighed], say: Say) -> Earned:
    middle = Earned(median([one.earned.score for one in members]), median([one.earned.possible for one in members]))
    say(f"the median of {len(members)} is {short(middle.score)} of {short(middle.possible)}")
    return middle


def _lowest(members: Sequence[Weighed], say: Say) -> Earned:
    found = min((one.earned for one in members), key=lambda earned: earned.score)
    say(f"the lowest of {len(members)} is {short(found.score)} of {short(found.possible)}")
    return found


def _highest(members: Sequence[Weighed], say: Say) -> Earned:
    found = max((one.earned for one in members), key=lambda earned: earned.score)
    say(f"the highest of {len(members)} is {short(found.score)} of {short(found.possible)}")
    return found


def _geometric_mean(members: Sequence[Weighed], say: Say) -> Earned | None:
    weight = sum((one.weight for one in members), ZERO)
    if weight == 0 or any(one.earned.score < 0 for one in members):
        say("a geometric mean needs weights and no figure below nought")
        return None
    mean = Earned(
        _root_of_product([(one.earned.score, one.weight / weight) for one in members]),
        _root_of_product([(one.earned.possible, one.weight / weight) for one in members]),
    )
    say(f"the geometric mean, to 50 figures, is {short(mean.score)} of {short(mean.possible)}")
    return mean


def _root_of_product(factors: list[tuple[Fraction, Fraction]]) -> Fraction:
    if any(factor == 0 for factor, exponent in factors if exponent):
        return ZERO
    if len({factor for factor, exponent in factors if exponent}) == 1:
        return next(factor for factor, exponent in factors if exponent)
    logarithm = Decimal(0)
    for factor, exponent in factors:
        if exponent:
            power = _FIFTY.divide(Decimal(exponent.numerator), Decimal(exponent.denominator))
            base = _FIFTY.divide(Decimal(factor.numerator), Decimal(factor.denominator))
            logarithm = _FIFTY.add(logarithm, _FIFTY.multiply(power, _FIFTY.ln(base)))
    return Fraction(Context(prec=45).plus(_FIFTY.exp(logarithm)))


def median(numbers: Sequence[Fraction]) -> Fraction:
    """The middle one, or halfway between the two in the middle."""
    ordered = sorted(numbers)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _all_one(members: Sequence[Weighed]) -> bool:
    return all(one.weight == 1 for one in members)


def _adjustment_said(adjustment: Adjustment, before: Fraction, after: Fraction) -> str:
    factor = f" x {short(Fraction(adjustment.factor))}" if adjustment.factor != 1 else ""
    added = f" {'+' if adjustment.add > 0 else '-'} {short(abs(Fraction(adjustment.add)))}" if adjustment.add else ""
    rounding = f", rounded {described(adjustment.rounding)}" if adjustment.rounding else ""
    why = f" ({words(adjustment.sentence)})" if adjustment.sentence else ""
    return f"adjusted: {short(before)}{factor}{added}{rounding} = {short(after)}{why}"


def _threshold_said(threshold: Threshold, earned: Earned | None) -> str:
    wanted = f"at least {threshold.at_least}" if threshold.at_least is not None else f"above {threshold.above}"
    unit = " %" if threshold.on == "percent" else " points"
    part = f" of {short(Fraction(threshold.of_maximum))} of its maximum" if threshold.of_maximum != 1 else ""
    found = "has no figure" if earned is None else f"is {short(earned.score)} of {short(earned.possible)}"
    return f"{threshold.figure} {found}, not {wanted}{unit}{part}"


_RULES: dict[str, Callable[[Sequence[Weighed], Say], Earned | None]] = {
    "sum": _sum,
    "mean": _mean,
    "median": _median,
    "lowest": _lowest,
    "highest": _highest,
    "geometric_mean": _geometric_mean,
}
