"""Codes to numbers: several questions at a time share one table, so that a row costs few look-ups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from scoring.bulk.block import Block
from scoring.bulk.coding import Column
from scoring.bulk.truth import Truth, above
from scoring.bulk.whole import BOUND, Numbers, TooLarge, Whole, constant, sums_of

MOST_ENTRIES = 4_096
"""Of one table: what stays in the cache beside the others."""


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring questions and how many codes each has; their codes together make one place in a table."""

    start: int
    sizes: tuple[int, ...]

    def places(self, block: Block) -> NDArray[np.intp]:
        """The place of each row, worked out once a block."""
        return block.kept(self, self._places)

    def _places(self, block: Block) -> NDArray[np.intp]:
        found = block.codes[self.start].astype(np.uint16)
        for at, size in enumerate(self.sizes[1:], start=1):
            found *= size  # never past 65,535: a group has at most MOST_ENTRIES places, or one question
            found += block.codes[self.start + at]
        places: NDArray[np.intp] = found.astype(np.intp)
        return places


class Lookups:
    """The look-ups over one set of columns."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.states = {column.key: column.states for column in columns}
        self.groups = _grouped([len(column.states) for column in columns])
        self._at = {column.key: at for at, column in enumerate(columns)}

    def total(self, numbers: Mapping[str, Sequence[int]]) -> Whole:
        """The sum, over the questions named, of the number that stands for each one's code."""
        if sum(max(abs(number) for number in some) for some in numbers.values()) >= BOUND:
            raise TooLarge
        fixed, tables = 0, []
        values: frozenset[int] | None = frozenset((0,))
        by_place = {self._at[key]: some for key, some in numbers.items()}
        for group in self.groups:
            inside = [by_place.get(group.start + at, [0] * size) for at, size in enumerate(group.sizes)]
            table = _table(inside)
            if table.min() == table.max():
                fixed += int(table[0])
            else:
                tables.append((group, table.astype(np.float64)))
        for some in numbers.values():
            values = sums_of(values, frozenset(some))
        low, high = sum(min(some) for some in numbers.values()), sum(max(some) for some in numbers.values())
        if not tables:
            return constant(fixed)

        def at(block: Block) -> Numbers:
            (group, table), *others = tables
            total = table.take(group.places(block)) + fixed
            for group, table in others:
                total += table.take(group.places(block))
            return total

        return Whole(low, high, at, values)

    def any_of(self, flags: Mapping[str, Sequence[bool]]) -> Truth:
        """Whether the flag that stands for the code is up for any of the questions."""
        return above(self.total({key: [int(flag) for flag in some] for key, some in flags.items()}), constant(0))


def _table(inside: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    table = np.zeros(1, np.int64)
    for some in inside:
        table = np.add.outer(table, np.asarray(some, np.int64)).ravel()
    return table


def _grouped(sizes: Sequence[int]) -> tuple[Group, ...]:
    groups: list[list[int]] = []
    for size in sizes:
        if groups and prod(groups[-1]) * size <= MOST_ENTRIES:
            groups[-1].append(size)
        else:
            groups.append([size])
    starts = [sum(len(group) for group in groups[:at]) for at in range(len(groups))]
    return tuple(Group(start, tuple(group)) for start, group in zip(starts, groups, strict=True))
