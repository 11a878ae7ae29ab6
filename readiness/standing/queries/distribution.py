"""How the organisations of a constituency are rated, without any name, where that gives none of them away."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from readiness.figures.loading import Loaded
from reports.levels import ShownLevel

FEWEST = 5
"""With fewer rated organisations the distribution is withheld."""
SMALLEST = 3
"""A level with one or two organisations would tell too much about each of them."""


@dataclass(frozen=True, slots=True)
class AtLevel:
    title: str
    level: int
    count: int
    is_own: bool


@dataclass(frozen=True, slots=True)
class Distribution:
    """`levels`: the worst first; empty where it is withheld, and `sentence` then says why."""

    levels: tuple[AtLevel, ...]
    rated: int
    stands_on: str
    sentence: str


def distribution_of(
    loaded: Sequence[Loaded], levels: Sequence[ShownLevel], own: str | None, stands_on: str
) -> Distribution:
    """`own` is the level of the organisation that asks; None where it has no rating."""
    counts = Counter(one.receipt.rating for one in loaded if one.receipt is not None and one.receipt.rating is not None)
    rated = sum(counts.values())
    why = _why_withheld(counts, rated)
    shown = (
        ()
        if why
        else tuple(
            AtLevel(level.title, len(levels) - level.rank, counts[level.key], level.key == own)
            for level in sorted(levels, key=lambda level: -level.rank)
        )
    )
    return Distribution(shown, rated, stands_on, why)


def _why_withheld(counts: Counter[str], rated: int) -> str:
    if rated < FEWEST:
        return f"Withheld: fewer than {FEWEST} organisations of this constituency are rated, so that figures would name them."
    if any(0 < some < SMALLEST for some in counts.values()):
        return "Withheld: a level has so few organisations that its figure could give one of them away."
    return ""
