"""Which counts are withheld: the small ones, those that say of everybody the same, and what would give those away.

Every count that is withheld can be seen to be safe: with it stands another table that agrees with all that is printed and
differs there. A pattern without such a table for each of its counts is never given out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

from reports.suppression.shifting import Bounded, Printed, other_table
from reports.suppression.systems import System, system_of
from reports.suppression.values import Cell, Counts, Pattern, Place

_DEAREST = 50
_EITHER_WAY = 2
_NEAR, _SEVERAL = 12, (2, 3, 5, 8)


@dataclass(frozen=True, slots=True)
class _Target:
    """A sum that nobody may find out. `goals`: how far it has to be able to be from what it is, the best first: at least, or at
    most, so many."""

    group: str
    place: Place | None
    places: frozenset[int]
    goals: tuple[tuple[int | None, int | None], ...]

    def is_reached_by(self, numbers: tuple[int, ...]) -> bool:
        """As well as can be wished; where it is not small itself, whatever else it could be will do."""
        found = sum(numbers[at] for at in self.places)
        wanted = self.goals[:1] if len(self.goals) > _EITHER_WAY else self.goals
        return any((low is None or found >= low) and (high is None or found <= high) for low, high in wanted)

    def bounds(self) -> Iterator[Bounded]:
        terms = {at: Fraction(1) for at in sorted(self.places)}
        for lowest, highest in self.goals:
            yield Bounded(terms, _fraction(lowest), _fraction(highest))


@dataclass(slots=True)
class _Found:
    """The pattern as it grows. `tables`: others that agree with all that was printed when they were found, each with the groups
    of which nothing was told besides counts."""

    cells: set[Place]
    silent: set[str] = field(default_factory=set)
    proofs: dict[Place, tuple[int, ...]] = field(default_factory=dict)
    tables: list[tuple[tuple[int, ...], frozenset[str]]] = field(default_factory=list)


def withheld_cells(counts: Counts, smallest: int, *, own_is_known: bool = False, complementary: bool = True) -> Pattern:
    """`smallest`: the least count that is told; nought is told. `own_is_known`: readers are organisations of the groups, and know
    where they are themselves. Without `complementary` only what is itself small is withheld, which protects nobody: it is
    there for tests to show."""
    gone: frozenset[str] = frozenset()
    whole = system_of(counts, own_is_known=own_is_known)
    tables: list[tuple[tuple[int, ...], frozenset[str]]] = []
    while True:
        system = replace(whole, counts=counts.without(gone))
        targets = _targets(system, smallest)
        found = _Found({one.place for one in targets if one.place is not None}, tables=tables)
        lost = next((one for one in targets if not _is_hidden(system, one, found)), None) if complementary else None
        if lost is None or (counts.given_up and gone.issuperset(counts.given_up)):
            return Pattern(frozenset(found.cells), frozenset(found.silent), gone, found.proofs)
        gone |= _given_up(system, lost, gone)


def _targets(system: System, smallest: int) -> list[_Target]:
    found = []
    for cell in system.counts.cells:
        places = system.places[cell.place]
        goals = _goals(cell, system.of(places), system.total(cell.group), smallest)
        if goals and not cell.fixed:
            found.append(_Target(cell.group, cell.place, places, goals))
    for group, rest in system.differences():
        for cell in system.counts.cells:
            if cell.group != group:
                continue
            places = system.within(rest, cell.among)
            total = sum(system.totals[atom] for atom in rest)
            if goals := _goals(cell, system.of(places), total, smallest, is_rest=True):
                found.append(_Target(group, None, places, goals))
    return found


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
        silent: frozenset[str] = frozenset()
        known, silent = next(
            ((numbers, some) for numbers, some in found.tables if target.is_reached_by(numbers)), (None, silent)
        )
        if known is None:
            known, silent = _other(system, target, found)
        if known is None:
            return False
        found.silent |= silent
        for cell_place, at in system.places.items():
            if sum(known[one] for one in at) != system.of(at):
                found.cells.add(cell_place)
                found.proofs.setdefault(cell_place, known)
    if target.place is not None:
        found.proofs[target.place] = known
    return True


def _other(system: System, target: _Target, found: _Found) -> tuple[tuple[int, ...] | None, frozenset[str]]:
    """With all that is told; then with less and less of what is told besides counts."""
    printed, counts = _printed(system, found), system.counts
    for silent in dict.fromkeys(_quieter(system, target, frozenset(found.silent))):
        told = [one for one in counts.known if one.fixed or one.group not in silent]
        left = counts.left(silent) if counts.left is not None else ()
        always = [*system.totals_known, *(system.bounded(one) for one in (*told, *left))]
        for goal in target.bounds():
            other = other_table(system.most, always, printed, goal)
            if other is not None:
                found.tables.append((other, silent))
                return other, silent
    return None, frozenset()


def _quieter(system: System, target: _Target, silent: frozenset[str]) -> Iterator[frozenset[str]]:
    """Groups of which nothing is told besides counts: no more than already; one that has to do with the count, first its own unless
    that holds all others, then the smallest; several of them; all."""
    groups = frozenset(one.group for one in system.counts.known if not one.fixed)
    atoms = system.atoms_at(target.places)
    near = sorted(
        (key for key in groups - silent if any(key in atom for atom in atoms)),
        key=lambda key: (system.total(key), key),
    )
    if target.group in near[:-1]:
        near = [target.group, *(key for key in near if key != target.group)]
    yield silent
    yield from (silent | {key} for key in near[:_NEAR])
    yield from (silent | frozenset(near[:many]) for many in _SEVERAL)
    yield silent | groups


def _printed(system: System, found: _Found) -> list[Printed]:
    """The same sum is printed once, however often it stands there."""
    once: dict[frozenset[int], list[Cell]] = {}
    for cell in system.counts.cells:
        if cell.place not in found.cells:
            once.setdefault(system.places[cell.place], []).append(cell)
    return [
        Printed(
            places,
            value,
            sum(_cost(value) * cell.worth for cell in cells),
            can_change=not any(cell.fixed for cell in cells),
        )
        for places, cells in once.items()
        for value in (system.of(places),)
        if places
    ]


def _given_up(system: System, lost: _Target, gone: frozenset[str]) -> frozenset[str]:
    """The group of a count that cannot be hidden; of a difference, the smallest group that makes it. Where it is said which go,
    the first of them that has to do with it, and all where none has: nothing new is told then."""
    counts = system.counts
    if counts.given_up:
        left = [one for one in counts.given_up if one not in gone]
        near = system.atoms_at(lost.places)
        return frozenset(next(([one] for one in left if any(one in atom for atom in near)), left))
    if lost.place is not None:
        return frozenset({lost.group})
    members = {cell.group: counts.groups[cell.group] for cell in counts.cells}
    inner = [key for key, some in members.items() if some < members[lost.group]]
    return frozenset({min(inner, key=lambda key: (len(members[key]), key))})


def _cost(value: int) -> int:
    return 1 + min(value, _DEAREST)


def _fraction(number: int | None) -> Fraction | None:
    return None if number is None else Fraction(number)
