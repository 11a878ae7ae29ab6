"""Somebody who has everything that is printed and works out the rest. Knows nothing of how the protector works.

Whoever answered is known, constituency by constituency; how each is rated is what the attacker is after. Tries everything that whole
numbers allow, so what is found is certain and what is not found cannot be.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass
class Attacker:
    """Unknown whole numbers from nought to `most`, and sums over them that lie between two ends."""

    most: dict[str, int]
    sums: list[tuple[dict[str, Fraction], Fraction, Fraction]]

    def can_be_other_than(self, wanted: Sequence[str], value: int) -> bool:
        """Whether anything else than the value fits all that is known."""
        whole = sum(self.most[one] for one in wanted)
        terms = {one: Fraction(1) for one in wanted}
        return any(
            self._fits([*self.sums, (terms, Fraction(low), Fraction(high))])
            for low, high in ((0, value - 1), (value + 1, whole))
            if low <= high
        )

    def values(self, wanted: Sequence[str]) -> list[int]:
        terms = {one: Fraction(1) for one in wanted}
        whole = sum(self.most[one] for one in wanted)
        return [
            value for value in range(whole + 1) if self._fits([*self.sums, (terms, Fraction(value), Fraction(value))])
        ]

    def _fits(self, sums: list[tuple[dict[str, Fraction], Fraction, Fraction]]) -> bool:
        return _search({one: (0, top) for one, top in self.most.items()}, sums)


Ranges = dict[str, tuple[int, int]]


def _search(ranges: Ranges, sums: list[tuple[dict[str, Fraction], Fraction, Fraction]]) -> bool:
    narrowed = _narrowed(ranges, sums)
    if narrowed is None:
        return False
    open_ = [one for one, (low, high) in narrowed.items() if low < high]
    if not open_:
        return True
    one = min(open_, key=lambda name: (narrowed[name][1] - narrowed[name][0], name))
    low, high = narrowed[one]
    middle = (low + high) // 2
    return any(_search({**narrowed, one: part}, sums) for part in ((low, middle), (middle + 1, high)))


def _narrowed(ranges: Ranges, sums: list[tuple[dict[str, Fraction], Fraction, Fraction]]) -> Ranges | None:
    found, changed = dict(ranges), True
    while changed:
        changed = False
        for terms, lowest, highest in sums:
            ends = {one: _ends(factor, found[one]) for one, factor in terms.items()}
            least, greatest = (sum((end[at] for end in ends.values()), Fraction(0)) for at in (0, 1))
            if least > highest or greatest < lowest:
                return None
            for one, factor in terms.items():
                if not factor:
                    continue
                room_low, room_high = lowest - greatest + ends[one][1], highest - least + ends[one][0]
                new = _whole(factor, room_low, room_high)
                low, high = max(found[one][0], new[0]), min(found[one][1], new[1])
                if low > high:
                    return None
                if (low, high) != found[one]:
                    found[one], changed = (low, high), True
                    break
    return found


def _ends(factor: Fraction, ends: tuple[int, int]) -> tuple[Fraction, Fraction]:
    one, other = factor * ends[0], factor * ends[1]
    return min(one, other), max(one, other)


def _whole(factor: Fraction, low: Fraction, high: Fraction) -> tuple[int, int]:
    one, other = low / factor, high / factor
    small, large = min(one, other), max(one, other)
    return -((-small.numerator) // small.denominator), large.numerator // large.denominator


def rank(rows: Sequence[Mapping[str, int]]) -> int:
    """How many of the rows are independent."""
    left = [{key: Fraction(value) for key, value in row.items() if value} for row in rows]
    count = 0
    while left:
        row = left.pop()
        if not row:
            continue
        count += 1
        column, value = next(iter(row.items()))
        left = [_less(other, row, column, value) for other in left]
    return count


def _less(row: dict[str, Fraction], by: dict[str, Fraction], column: str, value: Fraction) -> dict[str, Fraction]:
    factor = row.get(column, Fraction(0)) / value
    found = {key: row.get(key, Fraction(0)) - factor * by.get(key, Fraction(0)) for key in row.keys() | by.keys()}
    return {key: number for key, number in found.items() if number}


Pick = Callable[[str], bool]


def finds_few(groups: Sequence[frozenset[str]], fewer_than: int) -> bool:
    """Whether some sum of the groups hangs on fewer organisations than that, one organisation a column: those are found whose
    columns, taken away, leave fewer independent rows."""
    names = sorted(set().union(*groups)) if groups else []
    rows = [dict.fromkeys(group, 1) for group in groups]
    whole = rank(rows)
    return any(
        rank([{one: 1 for one in row if one not in chosen} for row in rows]) < whole
        for count in range(1, fewer_than)
        for chosen in _combinations(names, count)
    )


def _combinations(names: Sequence[str], count: int) -> list[frozenset[str]]:
    if count == 0:
        return [frozenset()]
    return [
        frozenset({name, *rest}) for at, name in enumerate(names) for rest in _combinations(names[at + 1 :], count - 1)
    ]
