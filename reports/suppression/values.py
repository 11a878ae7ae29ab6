"""Counts of groups of organisations, and which of them are withheld."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial

Place = tuple[str, str]
"""A group and the name of a count in it."""
Category = str | tuple[str, ...]
"""A level; or the level in each of several rounds, where an organisation is looked at in all of them."""
Rests = tuple[tuple[str, tuple[str, ...]], ...]
"""Groups, each with some inside it without which a reader would look at it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A count in a group: how many of its organisations are in one of the categories.

    `harmless_whole`: it may be told that this is everybody (nobody is the worse for being the best). `fixed`: printed before, so
    that it can no longer be withheld. `withheld`: withheld before, and so again. `worth`: how much a reader loses with it.
    """

    group: str
    name: str
    among: frozenset[Category]
    harmless_whole: bool = False
    fixed: bool = False
    withheld: bool = False
    worth: int = 1

    @property
    def place(self) -> Place:
        return self.group, self.name


@dataclass(frozen=True, slots=True)
class Known:
    """What a reader is told of a group besides its counts, such as its rating: a sum of factors by category lies between two
    ends, both included. It is no longer told where a count cannot be hidden beside it, unless it is `fixed`: told before. `less`:
    groups inside it that are taken away."""

    group: str
    factors: Mapping[str, Fraction] | Mapping[Category, Fraction]
    lowest: Fraction | None = None
    highest: Fraction | None = None
    fixed: bool = False
    less: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """`groups`: members of those that are shown. `at`: the category of each organisation that has one. `less`: pairs of a group
    and one inside it whose difference a reader would look at, such as all respondents and the matched cohort.

    `possible`: by group, the categories that its organisations can be in at all. `rests`: None is each group without
    all that are inside it. `given_up`: groups that go where a count cannot be
    hidden, the first first; none: the group of that count. `left`: what all that is told says by subtraction of the others, by
    the groups of which nothing is told besides counts."""

    categories: tuple[Category, ...]
    groups: Mapping[str, frozenset[str]]
    at: Mapping[str, Category]
    cells: tuple[Cell, ...]
    known: tuple[Known, ...] = ()
    less: tuple[tuple[str, str], ...] = ()
    possible: Mapping[str, Sequence[Category]] = field(default_factory=dict)
    rests: Rests | None = None
    given_up: tuple[str, ...] = ()
    left: Callable[[frozenset[str]], Sequence[Known]] | None = None

    def without(self, gone: frozenset[str]) -> "Counts":
        """Nothing is told of those that are gone; who is in them stays known."""
        return replace(
            self,
            cells=tuple(one for one in self.cells if one.group not in gone),
            known=tuple(one for one in self.known if one.group not in gone),
            less=tuple(pair for pair in self.less if not gone.intersection(pair)),
            rests=None if self.rests is None else tuple(_left(self.rests, gone)),
            left=None if self.left is None else partial(_left_without, self.left, gone),
        )


def _left_without(
    left: Callable[[frozenset[str]], Sequence[Known]], gone: frozenset[str], silent: frozenset[str]
) -> Sequence[Known]:
    return left(silent | gone)


def _left(rests: Rests, gone: frozenset[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for whole, parts in rests:
        kept = tuple(one for one in parts if one not in gone)
        if kept and whole not in gone:
            yield whole, kept


@dataclass(frozen=True, slots=True)
class Pattern:
    """`cells`: withheld. `known`: groups of which nothing of `Counts.known` may be told. `groups`: those of which nothing at
    all may be told, since nothing else would hide what has to be. `proofs`: for each cell withheld, another table that
    agrees with all that is printed and differs there, as the number in each category of each atom."""

    cells: frozenset[Place]
    known: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    proofs: Mapping[Place, tuple[int, ...]] = field(default_factory=dict)
