"""Sets of options of a multiple choice: one for each figure of points, each gate met and, where conditions read it, each set."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from questionnaires.answers import Given
from questionnaires.question_types import MultipleChoice
from scoring.compiling import Counted
from scoring.points import combined
from scoring.scheme.ratings import Gate

MOST_SETS = 512
ZERO = Fraction(0)
Chosen = tuple[str, ...]


def chosen_sets(
    question: MultipleChoice, one: Counted | None, given: Given | None, gates: Sequence[Gate], is_read: bool
) -> tuple[tuple[Chosen, ...], bool]:
    """Those nearest to what was given first; and whether no other set could make a difference."""
    table: Mapping[str, Fraction] = one.points.table if one is not None else {}
    absent = set(one.points.rule.counts_as) if one is not None else set()
    before = set(given) if isinstance(given, tuple) else set()
    options = [option for option in question.options if option.key not in absent]
    kept: dict[object, Chosen] = {}
    some: list[Chosen] = [()]
    whole = True
    for option in options:
        if option.exclusive:
            continue
        longer = [(*chosen, option.key) for chosen in some if len(chosen) < (question.at_most or len(options))]
        kept = {}
        for chosen in sorted((*some, *longer), key=lambda keys: (_distance(keys, before), len(keys))):
            kept.setdefault(_sort(chosen, table, one, gates, is_read), chosen)
        whole = whole and len(kept) <= MOST_SETS
        some = list(kept.values())[:MOST_SETS]
    best = sorted(some, key=lambda keys: (_distance(keys, before), len(keys)))
    alone = [(option.key,) for option in options if option.exclusive]
    return tuple(chosen for chosen in (*best, *alone) if chosen), whole


def _sort(
    chosen: Chosen, table: Mapping[str, Fraction], one: Counted | None, gates: Sequence[Gate], is_read: bool
) -> object:
    points = [table.get(key, ZERO) for key in chosen]
    several = one.points.rule.several if one is not None else "sum"
    figure = combined(points, several) if points else None
    met = tuple(any(key in gate.passes_with for key in chosen) for gate in gates)
    return figure, len(chosen), met, chosen if is_read else None


def _distance(chosen: Chosen, before: set[str]) -> int:
    return len(before.symmetric_difference(chosen))
