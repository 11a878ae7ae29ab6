"""Withholds sums until nothing that has to be hidden can be found out, with another table beside each as its proof.

Knows unknown whole numbers and sums of them; `milestone_sums.py` says what those are.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from reports.suppression.shifting import Bounded, Printed, other_table
from reports.suppression.values import Place

_DEAREST = 50
_NODES = 200
"""So long a cheaper table is looked for; nobody is the worse for one that withholds a little more."""
Goal = tuple[int | None, int | None]
"""At least, or at most, so many."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What is printed unless it is withheld. `fixed`: it was printed before, and stays. `times`: how much dearer it is to withhold
    than its number tells."""

    place: Place
    places: frozenset[int]
    value: int
    fixed: bool = False
    times: int = 1

    def of(self, numbers: Sequence[int]) -> int:
        return sum(numbers[at] for at in self.places)


@dataclass(frozen=True, slots=True)
class Target:
    """A sum that nobody may find out. `goals`: how far it has to be able to be from what it is, the best first. `loser`: the
    group that goes where it cannot be hidden. `instead`: what holds in place of `Puzzle.true`, where something that was told
    before has to stay possible rather than a sum be hidden."""

    place: Place | None
    places: frozenset[int]
    goals: tuple[Goal, ...]
    loser: str
    instead: tuple[Bounded, ...] | None = None

    def is_reached_by(self, numbers: Sequence[int]) -> bool:
        found = sum(numbers[at] for at in self.places)
        lowest, highest = self.goals[0]
        return (lowest is None or found >= lowest) and (highest is None or found <= highest)

    def bounds(self) -> Iterator[Bounded]:
        terms = {at: Fraction(1) for at in sorted(self.places)}
        for lowest, highest in self.goals:
            yield Bounded(terms, _fraction(lowest), _fraction(highest))


@dataclass(frozen=True, slots=True)
class Puzzle:
    """What readers could set up. `most`: the highest that each unknown number could be. `always`: what holds for certain, and
    `true` what holds besides unless a target says otherwise."""

    most: tuple[int, ...]
    always: tuple[Bounded, ...]
    sums: tuple[Sum, ...]
    targets: tuple[Target, ...]
    true: tuple[Bounded, ...] = ()


@dataclass(slots=True)
class Hidden:
    """What is withheld, as it grows. `tables`: all that agree with what is printed; `proofs`: one for each sum withheld."""

    cells: set[Place]
    proofs: dict[Place, tuple[int, ...]] = field(default_factory=dict)
    tables: list[tuple[int, ...]] = field(default_factory=list)
    completed: list[tuple[int, ...]] = field(default_factory=list)
    """Those of the tables that keep something possible that was told before."""


def hidden(puzzle: Puzzle, *, complementary: bool = True) -> Hidden | Target:
    """The target that nothing can hide, where there is one."""
    found = Hidden({one.place for one in puzzle.targets if one.place is not None})
    for one in puzzle.targets if complementary else ():
        if not _is_hidden(puzzle, one, found):
            return one
    return found


def enough(puzzle: Puzzle, found: Hidden, is_free: Callable[[Sequence[int]], bool]) -> list[tuple[int, ...]]:
    """As few tables as will do to prove all that is hidden, with those that keep something possible. Free ones cost nothing to
    keep, and are not among them."""
    proved = {one: _proved_by(one, puzzle, found) for one in found.tables}
    chosen = [one for one in dict.fromkeys(found.completed) if not is_free(one)]
    left = frozenset().union(*proved.values())
    left = left.difference(*(proved[one] for one in proved if is_free(one) or one in chosen))
    while left:
        best = max(proved, key=lambda one: len(proved[one] & left))
        chosen.append(best)
        left -= proved[best]
    return chosen


def _proved_by(numbers: Sequence[int], puzzle: Puzzle, found: Hidden) -> frozenset[object]:
    """Each count that is withheld and differs, and each target that is as far from what it is as it can be."""
    cells = [one.place for one in puzzle.sums if one.place in found.cells and one.of(numbers) != one.value]
    reached = [at for at, one in enumerate(puzzle.targets) if one.instead is None and one.is_reached_by(numbers)]
    return frozenset([*cells, *reached])


def _is_hidden(puzzle: Puzzle, target: Target, found: Hidden) -> bool:
    """Whether it is, once what has to be is withheld with it."""
    known = None
    if target.instead is None:
        known = next((numbers for numbers in found.tables if target.is_reached_by(numbers)), None)
    if known is None:
        known = _other(puzzle, target, found)
        if known is None:
            return False
        found.tables.append(known)
        found.completed += [known] if target.instead is not None else []
        for one in puzzle.sums:
            if one.of(known) != one.value:
                found.cells.add(one.place)
                found.proofs.setdefault(one.place, known)
    if target.place is not None:
        found.proofs[target.place] = known
    return True


def _other(puzzle: Puzzle, target: Target, found: Hidden) -> tuple[int, ...] | None:
    printed = [
        Printed(one.places, one.value, one.times * (1 + min(one.value, _DEAREST)), can_change=not one.fixed)
        for one in puzzle.sums
        if one.place not in found.cells
    ]
    always = (*puzzle.always, *(puzzle.true if target.instead is None else target.instead))
    others = (other_table(puzzle.most, always, printed, goal, _NODES) for goal in target.bounds())
    return next((other for other in others if other is not None), None)


def _fraction(number: int | None) -> Fraction | None:
    return None if number is None else Fraction(number)
