"""A compiled scheme turned into steps over rows, for organisations that share all weights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.bulk.figures import Figures
from scoring.bulk.lookups import Lookups
from scoring.bulk.outcome import Outcome
from scoring.bulk.questions import Questions
from scoring.bulk.rating import Rating, rating_of
from scoring.bulk.ratio import Ratio
from scoring.bulk.refusing import NotVectorisable
from scoring.bulk.whole import TooLarge, Whole, constant
from scoring.compiling import Compiled, entry_weight

MOST_SHARED = (2**30, 0)
"""Up to where all rows are brought to one denominator; if that makes figures too large, each row has its own."""


@dataclass(frozen=True, slots=True)
class Programme:
    """The figures asked for, as reported, and the rating."""

    figures: Mapping[str, Outcome]
    rating: Rating


def programme_of(compiled: Compiled, lookups: Lookups, constituency: str | None, names: Sequence[str]) -> Programme:
    """Raises NotVectorisable where neither one denominator nor one for each row stays exact."""
    first, second = MOST_SHARED
    try:
        return _programme(compiled, lookups, constituency, names, first)
    except NotVectorisable:
        return _programme(compiled, lookups, constituency, names, second)


def _programme(
    compiled: Compiled, lookups: Lookups, constituency: str | None, names: Sequence[str], most_shared: int
) -> Programme:
    figures = Figures(compiled, Questions(compiled, lookups), constituency, most_shared)
    try:
        outcomes = {name: figures.reported(name).kept() for name in names}
        return Programme(outcomes, rating_of(compiled, figures, lookups))
    except TooLarge:
        raise NotVectorisable(f"{compiled.total}: comparing it with the scale could pass 2**53.") from None


def denominator(ratio: Ratio) -> Whole:
    """All that stands below the line. Raises NotVectorisable where it could pass 2**53."""
    try:
        whole = constant(ratio.fixed)
        for part in ratio.varying:
            whole = whole * part
    except TooLarge:
        raise NotVectorisable("a figure's denominator could pass 2**53.") from None
    return whole


def weights_of(compiled: Compiled, constituency: str | None) -> tuple[Fraction, ...]:
    """Every weight in the scheme: where all are equal, so are all figures."""
    return tuple(entry_weight(entry, constituency) for node in compiled.nodes for entry in node.entries)
