"""Finds another table that agrees with all that is printed, and what else has to be withheld so that there is one.

A solver of integer programs proposes; what it says is believed only after exact sums over whole numbers have shown it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Terms = Mapping[int, Fraction]
"""Factors by place of the unknown number."""


@dataclass(frozen=True, slots=True)
class Bounded:
    """A sum over unknown numbers that a reader knows to lie between two ends, both included; None is no end."""

    terms: Terms
    lowest: Fraction | None
    highest: Fraction | None

    def holds(self, numbers: Sequence[int]) -> bool:
        found = sum((factor * numbers[at] for at, factor in self.terms.items()), Fraction(0))
        return (self.lowest is None or self.lowest <= found) and (self.highest is None or found <= self.highest)


@dataclass(frozen=True, slots=True)
class Printed:
    """A sum that is printed unless it is withheld, which has its cost; where it can no longer change it stays printed."""

    places: frozenset[int]
    value: int
    cost: int
    can_change: bool = True

    def of(self, numbers: Sequence[int]) -> int:
        return sum(numbers[at] for at in self.places)


def other_table(
    most: Sequence[int], always: Sequence[Bounded], printed: Sequence[Printed], goal: Bounded, nodes: int | None = None
) -> tuple[int, ...] | None:
    """The table that reaches the goal with the least cost of printed sums that differ; None where there is none. `most`: the
    highest that each unknown number, which is never below nought, could be."""
    numbers = _proposed(most, always, printed, goal, nodes)
    if numbers is None or not _is_true(numbers, most, (*always, goal), printed):
        return None
    return numbers


def _is_true(numbers: Sequence[int], most: Sequence[int], known: Sequence[Bounded], printed: Sequence[Printed]) -> bool:
    return (
        all(0 <= one <= top for one, top in zip(numbers, most, strict=True))
        and all(one.holds(numbers) for one in known)
        and all(one.can_change or one.of(numbers) == one.value for one in printed)
    )


def _proposed(
    most: Sequence[int], always: Sequence[Bounded], printed: Sequence[Printed], goal: Bounded, nodes: int | None
) -> tuple[int, ...] | None:
    import highspy  # noqa: PLC0415 - takes a quarter of a second to load, and few requests solve anything

    from reports.suppression.quiet import Quiet  # noqa: PLC0415

    solver = Quiet()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 1)
    solver.setOptionValue("mip_rel_gap", 0.0)
    if nodes is not None:
        solver.setOptionValue("mip_max_nodes", nodes)
    for top in most:
        solver.addVar(0, top)
    for one in printed:
        solver.addVar(0, int(one.can_change))
        solver.changeColCost(solver.getNumCol() - 1, one.cost)
    for at in range(len(most) + len(printed)):
        solver.changeColIntegrality(at, highspy.HighsVarType.kInteger)
    for known in (*always, goal):
        low = -highspy.kHighsInf if known.lowest is None else float(known.lowest)
        high = highspy.kHighsInf if known.highest is None else float(known.highest)
        solver.addRow(low, high, len(known.terms), [*known.terms], [float(one) for one in known.terms.values()])
    for at, one in enumerate(printed, start=len(most)):
        places, span = sorted(one.places), sum(most[place] for place in one.places)
        ones = [1.0] * len(places)
        up, down = max(0, span - one.value), one.value
        solver.addRow(-highspy.kHighsInf, one.value, len(places) + 1, [*places, at], [*ones, -float(up)])
        solver.addRow(one.value, highspy.kHighsInf, len(places) + 1, [*places, at], [*ones, float(down)])
    solver.run()
    if solver.getModelStatus() not in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kSolutionLimit):
        return None
    return tuple(round(value) for value in list(solver.getSolution().col_value)[: len(most)])
