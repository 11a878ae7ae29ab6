"""The equations that readers of a table could set up: how many organisations of each atom are in each category."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from reports.suppression.shifting import Bounded
from reports.suppression.spans import Atom, atoms_of
from reports.suppression.values import Cell, Counts, Known


@dataclass(frozen=True, slots=True)
class System:
    """`numbers`: what is true, atom by atom and category by category within it. `totals`: of each atom, which are no secret,
    since who answered is told."""

    counts: Counts
    atoms: tuple[Atom, ...]
    totals: tuple[int, ...]
    numbers: tuple[int, ...]
    own_is_known: bool = False

    @property
    def most(self) -> tuple[int, ...]:
        return tuple(total for total in self.totals for _ in self.counts.categories)

    def places(self, cell: Cell) -> frozenset[int]:
        return self.within([atom for atom in self.atoms if cell.group in atom], cell.among)

    def within(self, atoms: Collection[Atom], among: Collection[str]) -> frozenset[int]:
        categories = self.counts.categories
        return frozenset(
            at * len(categories) + column
            for at, atom in enumerate(self.atoms)
            if atom in atoms
            for column, category in enumerate(categories)
            if category in among
        )

    def of(self, places: Collection[int]) -> int:
        return sum(self.numbers[at] for at in places)

    def totals_known(self) -> list[Bounded]:
        width = len(self.counts.categories)
        return [
            Bounded({at * width + column: Fraction(1) for column in range(width)}, Fraction(total), Fraction(total))
            for at, total in enumerate(self.totals)
        ] + self._own_known()

    def _own_known(self) -> list[Bounded]:
        """Whoever is anywhere knows that there is one at least."""
        if not self.own_is_known:
            return []
        return [Bounded({at: Fraction(1)}, Fraction(1), None) for at, number in enumerate(self.numbers) if number]

    def bounded(self, known: Known) -> Bounded:
        atoms = [atom for atom in self.atoms if known.group in atom]
        terms = {
            place: factor for category, factor in known.factors.items() for place in self.within(atoms, (category,))
        }
        return Bounded(terms, known.lowest, known.highest)

    def differences(self) -> list[tuple[str, list[Atom]]]:
        """What is left of a group: without all groups inside it, and without one that readers would look at."""
        members, found = self.counts.groups, []
        for key in members:
            inner = {other for other in members if members[other] < members[key]}
            here = [atom for atom in self.atoms if key in atom]
            rest = [atom for atom in here if not atom & inner]
            if rest and inner:
                found.append((key, rest))
        for whole, part in self.counts.less:
            if rest := [atom for atom in self.atoms if whole in atom and part not in atom]:
                found.append((whole, rest))
        return found


def system_of(counts: Counts, *, own_is_known: bool = False) -> System:
    groups = {key: members & counts.at.keys() for key, members in counts.groups.items()}
    sizes = atoms_of(groups)
    atoms = tuple(sorted(sizes, key=sorted))
    inside: dict[str, set[str]] = {}
    for key, members in groups.items():
        for one in members:
            inside.setdefault(one, set()).add(key)
    found = Counter((frozenset(keys), counts.at[one]) for one, keys in inside.items())
    return System(
        counts,
        atoms,
        tuple(sizes[atom] for atom in atoms),
        tuple(found[atom, category] for atom in atoms for category in counts.categories),
        own_is_known,
    )
