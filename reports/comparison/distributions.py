"""Two distributions over the same levels, where nothing but counts is known: what changed, and which way it points."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import Literal

from reports.comparison.bases import of_unknown, other_population
from reports.comparison.values import Side
from scoring.rounding import rounded
from scoring.scheme.figures import Rounding

Tendency = Literal["better", "worse", "unchanged", "mixed", "cannot tell"]
_TWO_PLACES = Rounding(places=2)


@dataclass(frozen=True, slots=True)
class Distribution:
    """`at`: organisations by level, the worst first. `asked` is None where it is not known."""

    title: str
    asked: int | None
    at: Mapping[str, int]

    @property
    def rated(self) -> int:
        return sum(self.at.values())

    def percent(self, level: str) -> Fraction | None:
        """Of those rated, to two places; None where nobody is."""
        return rounded(Fraction(self.at[level] * 100, self.rated), _TWO_PLACES) if self.rated else None


@dataclass(frozen=True, slots=True)
class DistributionChange:
    """`counts`: later less earlier, by level. `tendency`: worse where at each level more organisations (of those rated, in
    per cent) are there or lower; mixed where some levels say one thing and some another."""

    counts: dict[str, int]
    rated: int
    asked: int | None
    tendency: Tendency
    warnings: tuple[str, ...]


def distribution_of(side: Side, title: str) -> Distribution:
    return Distribution(title, side.asked, side.at)


def distribution_change(before: Distribution, after: Distribution) -> DistributionChange:
    """Raises ValueError where the levels differ."""
    if [*before.at] != [*after.at]:
        raise ValueError(f"{before.title} and {after.title} rate by other levels.")
    asked = None if before.asked is None or after.asked is None else after.asked - before.asked
    return DistributionChange(
        counts={level: after.at[level] - before.at[level] for level in after.at},
        rated=after.rated - before.rated,
        asked=asked,
        tendency=_tendency(before, after),
        warnings=tuple(_warnings(before, after)),
    )


def _tendency(before: Distribution, after: Distribution) -> Tendency:
    if not before.rated or not after.rated:
        return "cannot tell"
    signs = {(new > old) - (new < old) for old, new in zip(_reached(before), _reached(after), strict=True)} - {0}
    if not signs:
        return "unchanged"
    return "mixed" if len(signs) > 1 else "worse" if signs == {1} else "better"


def _reached(one: Distribution) -> list[Fraction]:
    """The share of those rated at each level or lower."""
    return [Fraction(count, one.rated) for count in accumulate(one.at.values())]


def _warnings(before: Distribution, after: Distribution) -> Iterator[str]:
    for one in (before, after):
        if one.asked is None:
            yield of_unknown(one.title, one.rated)
    if before.asked is not None and after.asked is not None and before.asked != after.asked:
        yield other_population(before.title, before.asked, after.title, after.asked)
