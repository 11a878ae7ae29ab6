"""The roll-up rules: several organisations' figures and ratings to one figure and one rating."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.calculating import median
from scoring.exact import short
from scoring.rating import from_worst, level_of
from scoring.rounding import rounded
from scoring.scheme.figures import Rounding
from scoring.scheme.ratings import Scale
from scoring.scheme.rollups import Rollup


@dataclass(frozen=True, slots=True)
class Voice:
    """What one organisation brings to the roll-up."""

    weight: Fraction
    figure: Fraction
    rating: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The rolled-up figure, exact and rounded (None under `worst`), and the rating."""

    exact: Fraction | None
    figure: Fraction | None
    rating: str


def rolled_up(rule: Rollup, scale: Scale, rounding: Rounding | None, voices: Sequence[Voice]) -> Outcome | None:
    """None where nobody, or nobody of any weight, is there."""
    if not voices or (rule.rule != "worst" and sum(voice.weight for voice in voices) == 0):
        return None
    order = from_worst(scale)
    if rule.rule == "worst":
        return Outcome(None, None, min((voice.rating for voice in voices), key=order.index))
    if rule.rule == "share":
        at_level = [voice for voice in voices if order.index(voice.rating) >= order.index(str(rule.level))]
        exact = sum((voice.weight for voice in at_level), Fraction(0)) * 100 / sum((voice.weight for voice in voices), Fraction(0))
        figure = rounded(exact, rule.rounding)
        return Outcome(exact, figure, level_of(rule.levels, figure).key)
    exact = _mean(voices) if rule.rule == "mean" else _median(rule, voices)
    figure = rounded(exact, rule.rounding or rounding)
    return Outcome(exact, figure, level_of(scale.levels, figure).key)


def described(rule: Rollup, scale: Scale) -> str:
    """The rule in words, for the reader of a report."""
    weights = "by weight" if rule.weights == "weighted" else "each organisation alike"
    unit = "of per cent scores" if scale.on == "percent" else "of points"
    words = {
        "mean": f"mean {unit}, {weights}",
        "median": f"median {unit}, {weights}",
        "worst": "the worst rating",
        "share": f"share of organisations at {rule.level} or better, {weights}",
    }
    return words[rule.rule] + f"; at least {short(Fraction(rule.minimum_coverage))} % of organisations rated"


def _mean(voices: Sequence[Voice]) -> Fraction:
    weight = sum((voice.weight for voice in voices), Fraction(0))
    return sum((voice.weight * voice.figure for voice in voices), Fraction(0)) / weight


def _median(rule: Rollup, voices: Sequence[Voice]) -> Fraction:
    """By weight: the figure at which half the weight is reached; halfway to the next where it is reached exactly."""
    if rule.weights == "equal":
        return median([voice.figure for voice in voices])
    ordered = sorted((voice for voice in voices if voice.weight), key=lambda voice: voice.figure)
    half = sum((voice.weight for voice in ordered), Fraction(0)) / 2
    reached = Fraction(0)
    for at, voice in enumerate(ordered):
        reached += voice.weight
        if reached == half:
            return (voice.figure + ordered[at + 1].figure) / 2
        if reached > half:
            return voice.figure
    raise AssertionError("half of a positive weight is always reached")
