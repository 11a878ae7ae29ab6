"""The parts that a compiled scheme is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from questionnaires.conditions import Condition
from scoring.points import PointRule
from scoring.scheme.figures import Figure, Measure
from scoring.scheme.points import Weight


@dataclass(frozen=True, slots=True)
class Link:
    """A chain made ready: the question that must have scored, and what happens otherwise."""

    question: str
    more_than: Fraction
    otherwise: str
    at_most: Fraction


@dataclass(frozen=True, slots=True)
class Counted:
    """A question that counts: where it stands, how it earns points, its weight and its policies by absence."""

    key: str
    section: str
    points: PointRule
    weight: Weight
    policies: Mapping[str, str]
    chains: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A member of a figure: `question:KEY`, `section:KEY` or `measure:KEY`."""

    of: str
    weights: tuple[Weight, ...]
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A figure: `section:KEY`, `measure:KEY` or `total`."""

    name: str
    figure: Figure
    entries: tuple[Entry, ...]

    @property
    def measure(self) -> Measure | None:
        return self.figure if isinstance(self.figure, Measure) else None


def weight_of(weight: Weight, constituency: str | None) -> Fraction:
    """The weight for organisations of a constituency."""
    if isinstance(weight, Decimal):
        return Fraction(weight)
    named = weight.get(constituency) if constituency is not None else None
    return Fraction(weight["default"] if named is None else named)


def entry_weight(entry: Entry, constituency: str | None) -> Fraction:
    """The product of a member's weights."""
    product = Fraction(1)
    for weight in entry.weights:
        product *= weight_of(weight, constituency)
    return product
