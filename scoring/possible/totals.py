"""The lowest and the highest total, the worst and the best rating, over every way of answering what is open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from questionnaires.answers import AnswerSheet
from questionnaires.applicability import Applied
from scoring.calculating import Earned
from scoring.compiling import Compiled, reported
from scoring.possible.figures import Figuring
from scoring.possible.gates import Gating, Prospect
from scoring.possible.outcomes import ends, rounded_outcomes
from scoring.possible.questions import Asking
from scoring.possible.ways import alike_in, ways_of
from scoring.rating import capped, from_worst, rated
from scoring.receipt import GateResult
from scoring.scheme.ratings import Gate, Scale


@dataclass(frozen=True, slots=True)
class Possible:
    """The bounds; None where there could be no total."""

    lowest: Earned | None
    highest: Earned | None
    worst_rating: str | None
    best_rating: str | None


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything about one respondent that missing answers cannot change."""

    compiled: Compiled
    gates: Sequence[tuple[Gate, list[str]]]
    profile: Mapping[str, Any]
    constituency: str | None

    def open_in(self, applied: Applied) -> list[str]:
        """Questions asked and not answered that can still make a difference."""
        return [
            key
            for key in applied.shown
            if key not in applied.given
            and (
                key in self.compiled.counted
                or key in self.compiled.readers
                or any(key in keys for _, keys in self.gates)
            )
        ]

    @property
    def by_share(self) -> bool:
        """Whether totals are compared by their share of what is possible, or by points, as the scale looks at them."""
        scale = self.compiled.scheme.scale
        return scale is None or scale.on == "percent"

    def settled(self, total: Earned | None, gates: Sequence[GateResult]) -> Possible:
        """Nothing is missing: the total is what it is."""
        shown = reported(self.compiled, self.compiled.total, total)
        scale = self.compiled.scheme.scale
        if scale is None or total is None or shown is None:
            return Possible(shown, shown, None, None)
        level = rated(scale, total if scale.figure == "exact" else shown)
        rating = capped(scale, level.key, gates) if level is not None else None
        return Possible(shown, shown, rating, rating)


def possible_totals(situation: Situation, sheet: AnswerSheet, applied: Applied) -> Possible:
    """The bounds over every way in which the open questions could be answered, or stay open."""
    compiled, scale = situation.compiled, situation.compiled.scheme.scale
    ways = ways_of(compiled, situation.profile, sheet, applied)
    asking = Asking(compiled, situation.profile, alike_in(ways, compiled))
    figuring = Figuring(compiled, situation.profile, situation.constituency)
    gating = Gating(asking)
    found: list[Earned] = []
    ratings: list[str] = []
    for way in ways:
        figures = figuring.outcomes(way, asking.outcomes(way))
        shown = total = figures[compiled.total]
        if compiled.by_name[compiled.total].figure.rounding is None:
            shown = rounded_outcomes(total, compiled.scheme.rounding)
        both = ends(shown, situation.by_share)
        found += both or ()
        if scale is not None:
            looked_at = ends(total, situation.by_share) if scale.figure == "exact" else both
            prospects = [(gate.cap, gating.prospect_of(gate, keys, way, figures)) for gate, keys in situation.gates]
            ratings += _ratings(scale, looked_at or (), prospects)
    return _outermost(situation, found, ratings)


def _ratings(scale: Scale, both: Iterable[Earned], gates: Sequence[tuple[str, Prospect]]) -> list[str]:
    """The worst and the best rating of one way; gates by the level they cap at."""
    order = from_worst(scale)
    levels = [order.index(level.key) for end in both if (level := rated(scale, end)) is not None]
    if not levels:
        return []
    worst = min([*levels, *(order.index(cap) for cap, prospect in gates if prospect.could_fail)])
    best = min([max(levels), *(order.index(cap) for cap, prospect in gates if not prospect.could_pass)])
    return [order[worst], order[best]]


def _outermost(situation: Situation, found: Sequence[Earned], ratings: Sequence[str]) -> Possible:
    if not found:
        return Possible(None, None, None, None)
    scale = situation.compiled.scheme.scale
    order = from_worst(scale) if scale is not None else []
    by_share = situation.by_share and [one for one in found if one.possible]
    if by_share:
        lowest, highest = (end(by_share, key=lambda one: (one.score / one.possible, one.score)) for end in (min, max))
    else:
        lowest, highest = (end(found, key=lambda one: one.score) for end in (min, max))
    return Possible(
        lowest, highest, min(ratings, key=order.index, default=None), max(ratings, key=order.index, default=None)
    )
