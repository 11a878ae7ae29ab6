"""A rolled-up figure of some organisations, exact and unrounded, whoever they are: all of a constituency, or a cohort of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.constituencies.rules import Judge, Voice
from scoring.exact import total_of
from scoring.rating import from_worst
from scoring.scheme import Scheme
from scoring.scheme.rollups import Rollup, Rollups


@dataclass(frozen=True, slots=True)
class Member:
    """One organisation that may count. `figure` is its total as the scale looks at it; `weight` None where none is given."""

    weight: Fraction | None
    figure: Fraction | None
    rating: str | None


@dataclass(frozen=True, slots=True)
class Rolled:
    """`figure` is exact; under `worst` it is the place of the worst rating among the levels, the worst of which is 0.
    `rating` is None without a scale."""

    figure: Fraction
    rating: str | None


def rule_for(scheme: Scheme, constituency: str | None) -> Rollup:
    """None is all organisations together, which the common rule rolls up."""
    common = scheme.constituencies or Rollups()
    return common if constituency is None else common.by_constituency.get(constituency, common)


def counts(scheme: Scheme, one: Member) -> bool:
    """Whether it enters the roll-up: with a scale it must be rated."""
    return one.figure is not None and (scheme.scale is None or one.rating is not None)


def rolled(scheme: Scheme, rule: Rollup, members: Sequence[Member]) -> Rolled | None:
    """Of those that count; None where nobody does, or nobody of any weight. How many there must be is not asked here."""
    if scheme.scale is None:
        figures = [one.figure for one in members if one.figure is not None]
        return Rolled(total_of(figures) / len(figures), None) if figures else None
    voices = [
        Voice(
            one.weight if rule.weights == "weighted" and one.weight is not None else Fraction(1), one.figure, one.rating
        )
        for one in members
        if one.figure is not None and one.rating is not None
    ]
    outcome = Judge(rule, scheme.scale, scheme.rounding).rolled_up(voices)
    if outcome is None:
        return None
    if outcome.exact is None:
        return Rolled(Fraction(from_worst(scheme.scale).index(outcome.rating)), outcome.rating)
    return Rolled(outcome.exact, outcome.rating)


def is_enough(rule: Rollup, counting: int, asked: int | None) -> bool:
    """Whether so many of those asked are enough to state a figure; where it is not known how many were, always."""
    return asked is None or counting * 100 >= Fraction(rule.minimum_coverage) * asked
