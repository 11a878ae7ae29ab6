"""The roll-up rules: several organisations' figures and ratings to one figure and one rating."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from scoring.exact import short, total_of, weighted_sum
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


@dataclass(frozen=True, slots=True)
class Judge:
    """A roll-up rule with the scale and the rounding that it is used with."""

    rule: Rollup
    scale: Scale
    rounding: Rounding | None

    def rolled_up(self, voices: Sequence[Voice]) -> Outcome | None:
        """None where nobody, or nobody of any weight, is there."""
        if self.rule.rule == "worst":
            return Outcome(None, None, self.worst_of(voices)) if voices else None
        if not any(voice.weight for voice in voices):
            return None
        return self.rated_at(median_of(voices) if self.rule.rule == "median" else self.mean_of(voices))

    def worst_of(self, voices: Sequence[Voice]) -> str:
        """The worst of the ratings."""
        return min((voice.rating for voice in voices), key=from_worst(self.scale).index)

    def mean_of(self, voices: Sequence[Voice]) -> Fraction:
        """By weight, of which there must be some."""
        weight = total_of(voice.weight for voice in voices)
        return weighted_sum((voice.weight, self.counted(voice)) for voice in voices) / weight

    def counted(self, voice: Voice) -> Fraction:
        """What enters a mean: the figure, or under `share` 100 where the level is reached and 0 where it is not."""
        if self.rule.rule != "share":
            return voice.figure
        order = from_worst(self.scale)
        return Fraction(100 if order.index(voice.rating) >= order.index(str(self.rule.level)) else 0)

    def rated_at(self, exact: Fraction) -> Outcome:
        """A rolled-up figure rounded and rated."""
        if self.rule.rule == "share":
            figure = rounded(exact, self.rule.rounding)
            return Outcome(exact, figure, level_of(self.rule.levels, figure).key)
        figure = rounded(exact, self.rule.rounding or self.rounding)
        return Outcome(exact, figure, level_of(self.scale.levels, figure).key)


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


def median_of(voices: Sequence[Voice]) -> Fraction:
    """The figure at which half the weight is reached; halfway to the next where it is reached exactly."""
    ordered = sorted((voice for voice in voices if voice.weight), key=lambda voice: voice.figure)
    sums = list(accumulate(voice.weight for voice in ordered))
    at = next(place for place, reached in enumerate(sums) if reached * 2 >= sums[-1])
    if sums[at] * 2 > sums[-1]:
        return ordered[at].figure
    return (ordered[at].figure + ordered[at + 1].figure) / 2
