"""Which counts are withheld: the small ones, those that say of everybody the same, and what would give those away.

Every count that is withheld can be seen to be safe: with it stands another table that agrees with all that is printed and
differs there. A pattern without such a table for each of its counts is never given out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from reports.suppression.shifting import Bounded, Printed, other_table
from reports.suppression.systems import System, system_of
from reports.suppression.values import Cell, Counts, Pattern, Place

_DEAREST = 50


@dataclass(frozen=True, slots=True)
class _Target:
    """A sum that nobody may find out. `goals`: how far it has to be able to be from what it is, the best first: at least, or at
    most, so many."""

    group: str
    place: Place | None
    places: frozenset[int]
    goals: tuple[tuple[int | None, int | None], ...]

    def is_reached_by(self, numbers: tuple[int, ...]) -> bool:
        found = sum(numbers[at] for at in self.places)
        lowest, highest = self.goals[0]
        return (lowest is None or found >= lowest) and (highest is None or found <= highest)

    def bounds(self) -> Iterator[Bounded]:
        terms = {at: Fraction(1) for at in sorted(self.places)}
        for lowest, highest in self.goals:
            yield Bounded(terms, _fraction(lowest), _fraction(highest))


@dataclass(slots=True)
class _Found:
    """The pattern as it grows."""

    cells: set[Place]
    silent: set[str] = field(default_factory=set)
    proofs: dict[Place, tuple[int, ...]] = field(default_factory=dict)


def withheld_cells(counts: Counts, smallest: int, *, own_is_known: bool = False, complementary: bool = True) -> Pattern:
    """`smallest`: the least count that is told; nought is told. `own_is_known`: readers are organisations of the groups, and know
    where they are themselves. Without `complementary` only what is itself small is withheld, which protects nobody: it is
    there for tests to show."""
    gone: frozenset[str] = frozenset()
    while True:
        system = system_of(counts.without(gone), own_is_known=own_is_known)
        targets = _targets(system, smallest)
        found = _Found({one.place for one in targets if one.place is not None})
        lost = next((one for one in targets if not _is_hidden(system, one, found)), None) if complementary else None
        if lost is None:
            return Pattern(frozenset(found.cells), frozenset(found.silent), gone, found.proofs)
        gone |= {_given_up(system.counts, lost)}


def _targets(system: System, smallest: int) -> list[_Target]:
    found = []
    for cell in system.counts.cells:
        places = system.places(cell)
        goals = _goals(cell, system.of(places), _total(system, places, cell), smallest)
        if goals and not cell.fixed:
            found.append(_Target(cell.group, cell.place, places, goals))
    for group, rest in system.differences():
        for cell in system.counts.cells:
            if cell.group != group:
                continue
            places = system.within(rest, cell.among)
            total = sum(system.totals[system.atoms.index(atom)] for atom in rest)
            if goals := _goals(cell, system.of(places), total, smallest, is_rest=True):
                found.append(_Target(group, None, places, goals))
    return found


def _total(system: System, places: frozenset[int], cell: Cell) -> int:
    return sum(total for atom, total in zip(system.atoms, system.totals, strict=True) if cell.group in atom)


def _goals(
    cell: Cell, value: int, total: int, smallest: int, *, is_rest: bool = False
) -> tuple[tuple[int | None, int | None], ...]:
    """None where the count may be told."""
    if 0 < value < smallest:
        return (smallest, None), (value + 1, None), (None, value - 1)
    if value == total and total > 0 and not cell.harmless_whole:
        return (None, max(0, value - smallest)), (None, value - 1)
    if cell.withheld and not is_rest:
        return (value + 1, None), (None, value - 1)
    return ()


def _is_hidden(system: System, target: _Target, found: _Found) -> bool:
    """Whether it is, once what has to be is withheld with it."""
    known = next((numbers for numbers in found.proofs.values() if target.is_reached_by(numbers)), None)
    if known is None:
        known = _other(system, target, found)
        if known is None:
            return False
        places = {cell.place: system.places(cell) for cell in system.counts.cells}
        for cell_place, at in places.items():
            if sum(known[one] for one in at) != system.of(at):
                found.cells.add(cell_place)
                found.proofs.setdefault(cell_place, known)
    if target.place is not None:
        found.proofs[target.place] = known
    return True


def _other(system: System, target: _Target, found: _Found) -> tuple[int, ...] | None:
    """With all that is told; then without what is told of this group besides counts; then without that of any group."""
    printed = [
        Printed(places, system.of(places), _cost(system.of(places)), can_change=not cell.fixed)
        for cell in system.counts.cells
        if cell.place not in found.cells
        for places in (system.places(cell),)
    ]
    groups = frozenset(one.group for one in system.counts.known)
    for silent in dict.fromkeys((frozenset(found.silent), frozenset(found.silent) | ({target.group} & groups), groups)):
        always = [
            *system.totals_known(),
            *(system.bounded(one) for one in system.counts.known if one.group not in silent),
        ]
        for goal in target.bounds():
            other = other_table(system.most, always, printed, goal)
            if other is not None:
                found.silent |= silent
                return other
    return None


def _given_up(counts: Counts, lost: _Target) -> str:
    """The group of a count that cannot be hidden; of a difference, the smallest group that makes it."""
    if lost.place is not None:
        return lost.group
    whole = counts.groups[lost.group]
    inner = [key for key, members in counts.groups.items() if members < whole]
    return min(inner, key=lambda key: (len(counts.groups[key]), key))


def _cost(value: int) -> int:
    return 1 + min(value, _DEAREST)


def _fraction(number: int | None) -> Fraction | None:
    return None if number is None else Fraction(number)
