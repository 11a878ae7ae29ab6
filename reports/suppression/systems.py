"""The equations that readers of a table could set up: how many organisations of each atom are in each category."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from reports.suppression.shifting import Bounded
from reports.suppression.spans import Atom, atoms_of
from reports.suppression.values import Category, Counts, Known, Place


@dataclass(frozen=True)
class System:
    """`slots`: an atom, and a category that its organisations can be in; `numbers`: how many truly are. `totals`: of each atom,
    which are no secret, since who answered is told."""

    counts: Counts
    totals: dict[Atom, int]
    slots: tuple[tuple[Atom, Category], ...]
    numbers: tuple[int, ...]
    own_is_known: bool = False

    @cached_property
    def most(self) -> tuple[int, ...]:
        return tuple(self.totals[atom] for atom, _ in self.slots)

    @cached_property
    def places(self) -> dict[Place, frozenset[int]]:
        """Of each cell."""
        return {cell.place: self.within(self._by_group[cell.group], cell.among) for cell in self.counts.cells}

    @cached_property
    def _by_group(self) -> dict[str, list[Atom]]:
        return {key: [atom for atom in self.totals if key in atom] for key in self.counts.groups}

    @cached_property
    def _by_atom(self) -> dict[Atom, list[int]]:
        found: dict[Atom, list[int]] = {atom: [] for atom in self.totals}
        for at, (atom, _) in enumerate(self.slots):
            found[atom].append(at)
        return found

    def within(self, atoms: Collection[Atom], among: Collection[Category]) -> frozenset[int]:
        return frozenset(at for atom in atoms for at in self._by_atom[atom] if self.slots[at][1] in among)

    def of(self, places: Collection[int]) -> int:
        return sum(self.numbers[at] for at in places)

    def total(self, group: str) -> int:
        return sum(self.totals[atom] for atom in self._by_group[group])

    def atoms_at(self, places: Collection[int]) -> frozenset[Atom]:
        return frozenset(self.slots[at][0] for at in places)

    @cached_property
    def totals_known(self) -> list[Bounded]:
        return [
            Bounded(dict.fromkeys(self._by_atom[atom], Fraction(1)), Fraction(total), Fraction(total))
            for atom, total in self.totals.items()
        ] + self._own_known()

    def _own_known(self) -> list[Bounded]:
        """Whoever is anywhere knows that there is one at least."""
        if not self.own_is_known:
            return []
        return [Bounded({at: Fraction(1)}, Fraction(1), None) for at, number in enumerate(self.numbers) if number]

    def bounded(self, known: Known) -> Bounded:
        atoms = [atom for atom in self._by_group.get(known.group, ()) if not atom.intersection(known.less)]
        terms = {
            place: factor for category, factor in known.factors.items() for place in self.within(atoms, (category,))
        }
        return Bounded(terms, known.lowest, known.highest)

    def differences(self) -> Iterator[tuple[str, list[Atom]]]:
        """What is left of a group without some inside it, where a reader would look at that."""
        counts = self.counts
        rests = counts.rests if counts.rests is not None else tuple(self._rests())
        for whole, parts in (*rests, *((one, (other,)) for one, other in counts.less)):
            if rest := [atom for atom in self._by_group[whole] if not atom.intersection(parts)]:
                yield whole, rest

    def _rests(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        told = {cell.group: self.counts.groups[cell.group] for cell in self.counts.cells}
        for key, members in told.items():
            if inner := tuple(other for other, some in told.items() if some < members):
                yield key, inner


def system_of(counts: Counts, *, own_is_known: bool = False) -> System:
    groups = {key: members & counts.at.keys() for key, members in counts.groups.items()}
    sizes = atoms_of(groups)
    atoms = sorted(sizes, key=sorted)
    inside: dict[str, set[str]] = {}
    for key, members in groups.items():
        for one in members:
            inside.setdefault(one, set()).add(key)
    found = Counter((frozenset(keys), counts.at[one]) for one, keys in inside.items())
    slots = tuple((atom, category) for atom in atoms for category in _possible(counts, atom))
    numbers = tuple(found[slot] for slot in slots)
    return System(counts, {atom: sizes[atom] for atom in atoms}, slots, numbers, own_is_known)


def _possible(counts: Counts, atom: Atom) -> Sequence[Category]:
    return next((some for key, some in counts.possible.items() if key in atom), counts.categories)
