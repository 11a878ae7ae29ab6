"""What holds or does not, for each row; and numbers that turn on it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from scoring.bulk.block import Block
from scoring.bulk.whole import Facts, Whole, constant


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """Holds or not, row by row; `always` where it is the same in every row."""

    at: Callable[[Block], Facts]
    always: bool | None = None

    def __and__(self, other: "Truth") -> "Truth":
        if self.always is not None:
            return other if self.always else NEVER
        if other.always is not None:
            return other & self
        return Truth(lambda block: self.at(block) & other.at(block))

    def __or__(self, other: "Truth") -> "Truth":
        return ~(~self & ~other)

    def __invert__(self) -> "Truth":
        if self.always is not None:
            return NEVER if self.always else ALWAYS
        return Truth(lambda block: np.logical_not(self.at(block)))

    def kept(self) -> "Truth":
        """The same, worked out once a block however often it is used."""
        return self if self.always is not None else Truth(lambda block: block.kept(self, self.at))


ALWAYS = Truth(lambda _: True, True)
NEVER = Truth(lambda _: False, False)


def all_of(truths: Iterable[Truth]) -> Truth:
    """Whether every one holds."""
    together = ALWAYS
    for truth in truths:
        together = together & truth
    return together


def at_least(one: Whole, other: Whole) -> Truth:
    """one >= other."""
    if one.low >= other.high:
        return ALWAYS
    if one.high < other.low:
        return NEVER
    return Truth(lambda block: np.greater_equal(one.at(block), other.at(block)))


def above(one: Whole, other: Whole) -> Truth:
    """one > other."""
    return ~at_least(other, one)


def is_nought(number: Whole) -> Truth:
    return at_least(number, constant(0)) & at_least(constant(0), number)


def pick(truth: Truth, one: Whole, other: Whole) -> Whole:
    """The one where it holds, otherwise the other."""
    if truth.always is not None:
        return one if truth.always else other
    if one.constant is not None and one.constant == other.constant:
        return one
    values = one.values | other.values if one.values is not None and other.values is not None else None
    return Whole(
        min(one.low, other.low),
        max(one.high, other.high),
        lambda block: np.where(truth.at(block), one.at(block), other.at(block)),
        values,
    )
