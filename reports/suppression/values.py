"""Counts of groups of organisations, and which of them are withheld."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

Place = tuple[str, str]
"""A group and the name of a count in it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A count in a group: how many of its organisations are in one of the categories.

    `harmless_whole`: it may be told that this is everybody (nobody is the worse for being the best). `fixed`: printed before, so
    that it can no longer be withheld. `withheld`: withheld before, and so again.
    """

    group: str
    name: str
    among: frozenset[str]
    harmless_whole: bool = False
    fixed: bool = False
    withheld: bool = False

    @property
    def place(self) -> Place:
        return self.group, self.name


@dataclass(frozen=True, slots=True)
class Known:
    """What a reader is told of a group besides its counts, such as its rating: a sum of factors by category lies between two
    ends, both included. It is no longer told where a count cannot be hidden beside it."""

    group: str
    factors: Mapping[str, Fraction]
    lowest: Fraction | None = None
    highest: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """`groups`: members of those that are shown. `at`: the category of each organisation that has one. `less`: pairs of a group
    and one inside it whose difference a reader would look at, such as all respondents and the matched cohort."""

    categories: tuple[str, ...]
    groups: Mapping[str, frozenset[str]]
    at: Mapping[str, str]
    cells: tuple[Cell, ...]
    known: tuple[Known, ...] = ()
    less: tuple[tuple[str, str], ...] = ()

    def without(self, gone: frozenset[str]) -> "Counts":
        return Counts(
            self.categories,
            {key: one for key, one in self.groups.items() if key not in gone},
            self.at,
            tuple(one for one in self.cells if one.group not in gone),
            tuple(one for one in self.known if one.group not in gone),
            tuple(pair for pair in self.less if not gone.intersection(pair)),
        )


@dataclass(frozen=True, slots=True)
class Pattern:
    """`cells`: withheld. `known`: groups of which nothing of `Counts.known` may be told. `groups`: those of which nothing at
    all may be told, since nothing else would hide what has to be. `proofs`: for each cell withheld, another table that
    agrees with all that is printed and differs there, as the number in each category of each atom."""

    cells: frozenset[Place]
    known: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    proofs: Mapping[Place, tuple[int, ...]] = field(default_factory=dict)
