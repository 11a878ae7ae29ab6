"""From a total to a level: thresholds on exact numbers, then the gates' caps."""

from collections.abc import Sequence
from fractions import Fraction

from questionnaires.texts import words
from scoring.calculating import Earned
from scoring.receipt import GateResult
from scoring.scheme.ratings import Level, Scale


def level_of(levels: Sequence[Level], figure: Fraction) -> Level:
    """The highest level whose beginning the figure reaches; the lowest level has no beginning."""
    reached = levels[0]
    for level in levels[1:]:
        at_least, above = level.from_, level.above
        if (at_least is not None and figure >= at_least) or (above is not None and figure > above):
            reached = level
    return reached


def rated(scale: Scale, total: Earned) -> Level | None:
    """The level of a total; None where a percentage is wanted and nothing was possible."""
    if scale.on == "points":
        return level_of(scale.levels, total.score)
    return level_of(scale.levels, total.score * 100 / total.possible) if total.possible else None


def from_worst(scale: Scale) -> list[str]:
    """The levels' keys, worst first."""
    keys = [level.key for level in scale.levels]
    return keys if scale.best == "last" else keys[::-1]


def capped(scale: Scale, level: str, gates: Sequence[GateResult]) -> str:
    """The level, or the lowest cap of the gates that failed where that is worse."""
    order = from_worst(scale)
    return order[min([order.index(level), *(order.index(gate.cap) for gate in gates if not gate.passed)])]


def title_of(scale: Scale, key: str) -> str:
    """The level's title, or its key."""
    return words(next(level.title for level in scale.levels if level.key == key)) or key
