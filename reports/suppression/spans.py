"""What can be found by adding and subtracting figures of groups, in exact fractions.

Organisations that are in the same groups cannot be told apart by any sum of them: they are one atom, and a group is a row of
noughts and ones over atoms. Whatever can be found is a row in the span of those printed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

Atom = frozenset[str]
"""The groups that its organisations are in."""
Row = dict[Atom, Fraction]
_MOST = 30
"""Small atoms in one question; with more of them the answer is yes, since nobody could be sure in time."""


def atoms_of(groups: Mapping[str, Iterable[str]]) -> Counter[Atom]:
    """How many organisations each atom has."""
    inside: dict[str, set[str]] = {}
    for key, members in groups.items():
        for one in members:
            inside.setdefault(one, set()).add(key)
    return Counter(frozenset(keys) for keys in inside.values())


def gives_away(atoms: Mapping[Atom, int], groups: frozenset[str], threshold: int) -> bool:
    """Whether figures of these groups leave, added and subtracted with any factors, one that hangs on fewer organisations
    than the threshold. It may be the figure of these, or only a difference between them: both tell of them."""
    sizes = _merged(atoms, groups)
    rows = [{atom: Fraction(1) for atom in sizes if key in atom} for key in sorted(groups)]
    small = _order(atom for atom, size in sizes.items() if size < threshold)
    left = _without(rows, _order(sizes.keys() - set(small)))
    basis = _without(left, small, keep=True)
    if not basis:
        return False
    columns = _order({atom for row in basis for atom in row})
    if len(columns) > _MOST:
        return True
    return any(
        sum(sizes[atom] for atom in chosen) < threshold and _hides(basis, frozenset(chosen))
        for count in range(1, threshold)
        for chosen in combinations(columns, count)
    )


def _merged(atoms: Mapping[Atom, int], groups: frozenset[str]) -> dict[Atom, int]:
    merged: Counter[Atom] = Counter()
    for atom, size in atoms.items():
        if here := atom & groups:
            merged[here] += size
    return dict(merged)


def _hides(basis: Sequence[Row], chosen: frozenset[Atom]) -> bool:
    """Whether some sum of the rows, not all nought, is nought outside these atoms."""
    outside = [{atom: value for atom, value in row.items() if atom not in chosen} for row in basis]
    columns = _order({atom for row in outside for atom in row})
    return len(_without(outside, columns, keep=True)) < len(basis)


def _without(rows: Iterable[Row], columns: Sequence[Atom], *, keep: bool = False) -> list[Row]:
    """Rows that are left once the columns are eliminated; with `keep`, the rows that they were eliminated with."""
    left, used = [dict(row) for row in rows], []
    for column in columns:
        pivot = next((row for row in left if column in row), None)
        if pivot is None:
            continue
        left.remove(pivot)
        used.append(pivot)
        left = [_less(row, pivot, column) for row in left]
    return used if keep else [row for row in left if row]


def _less(row: Row, pivot: Row, column: Atom) -> Row:
    if column not in row:
        return row
    factor = row[column] / pivot[column]
    return {atom: value for atom, value in _subtracted(row, pivot, factor) if value}


def _subtracted(row: Row, pivot: Row, factor: Fraction) -> Iterator[tuple[Atom, Fraction]]:
    for atom in row.keys() | pivot.keys():
        yield atom, row.get(atom, Fraction(0)) - factor * pivot.get(atom, Fraction(0))


def _order(atoms: Iterable[Atom]) -> list[Atom]:
    return sorted(atoms, key=sorted)
