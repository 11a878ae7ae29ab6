"""Whole numbers, one for each row, between ends that are known before any row is seen.

They are held as 64-bit floats, which are exact up to 2**53 and fast. A number that could pass that bound is refused
when it is put together, so nothing is ever inexact unnoticed. The ends hold wherever the number counts; in rows where
it does not, it may be anything. A number with one value only is worked out once and not row by row.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import gcd, lcm

import numpy as np
from numpy.typing import NDArray

from scoring.bulk.block import Block

BOUND = 2**53
MOST_VALUES = 2_048
Numbers = NDArray[np.float64] | float
Facts = NDArray[np.bool_] | bool


class TooLarge(ArithmeticError):
    """A number could pass the bound up to which it is exact."""


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """A whole number for each row, from `low` to `high`; `values` are all that it can be, where they are few."""

    low: int
    high: int
    at: Callable[[Block], Numbers]
    values: frozenset[int] | None = None

    def __post_init__(self) -> None:
        if max(abs(self.low), abs(self.high)) >= BOUND:
            raise TooLarge

    @property
    def constant(self) -> int | None:
        return self.low if self.low == self.high else None

    def __add__(self, other: "Whole") -> "Whole":
        if self.constant is not None and other.constant is not None:
            return constant(self.constant + other.constant)
        if other.constant == 0 or self.constant == 0:
            return self if other.constant == 0 else other
        return Whole(
            self.low + other.low,
            self.high + other.high,
            lambda block: self.at(block) + other.at(block),
            _sums(self, other),
        )

    def __mul__(self, other: "Whole") -> "Whole":
        return self.multiplied(other, None)

    def multiplied(self, other: "Whole", between: tuple[int, int] | None) -> "Whole":
        """The product; `between` says which ends it has where its factors alone do not."""
        if other.constant is None and self.constant is not None:
            return other.multiplied(self, between)
        if other.constant is not None:
            return self.times(other.constant)
        ends = [one * another for one in (self.low, self.high) for another in (other.low, other.high)]
        low, high = (
            (min(ends), max(ends)) if between is None else (max(min(ends), between[0]), min(max(ends), between[1]))
        )
        return Whole(low, high, lambda block: self.at(block) * other.at(block))

    def times(self, factor: int) -> "Whole":
        if self.constant is not None or factor == 0:
            return constant(self.low * factor)
        if factor == 1:
            return self
        values = frozenset(value * factor for value in self.values) if self.values is not None else None
        return Whole(
            min(self.low * factor, self.high * factor),
            max(self.low * factor, self.high * factor),
            lambda block: self.at(block) * factor,
            values,
        )

    def within(self, low: int, high: int) -> "Whole":
        """The same, known to lie between narrower ends."""
        low, high = max(self.low, low), min(self.high, high)
        if (low, high) == (self.low, self.high):
            return self
        return constant(low) if low == high else Whole(low, high, self.at, self.values)

    def kept(self) -> "Whole":
        """The same, worked out once a block however often it is used."""
        return (
            self
            if self.constant is not None
            else Whole(self.low, self.high, lambda block: block.kept(self, self.at), self.values)
        )


def constant(number: int) -> Whole:
    """The same number in every row."""
    value = float(number) if abs(number) < BOUND else 0.0
    return Whole(number, number, lambda _: value, frozenset((number,)))


def reciprocal(number: Whole, shared: int) -> Whole:
    """shared / number, for a number of at least 1 that divides it: a quotient that is whole is exact."""
    return Whole(shared // number.high, shared // number.low, lambda block: shared / number.at(block))


def common(number: Whole) -> tuple[int, int | None]:
    """(what divides every value, the least that every value but nought divides); (1, None) where it cannot be told."""
    values = [value for value in number.values or () if value]
    return (gcd(*values), lcm(*values)) if values else (1, None)


def parted(number: Whole, divisor: int) -> Whole:
    """number / divisor, which leaves no rest."""
    if divisor == 1:
        return number
    values = frozenset(value // divisor for value in number.values) if number.values is not None else None
    return Whole(number.low // divisor, number.high // divisor, lambda block: number.at(block) / divisor, values)


def _sums(one: Whole, other: Whole) -> frozenset[int] | None:
    return sums_of(one.values, other.values)


def sums_of(some: frozenset[int] | None, others: frozenset[int] | None) -> frozenset[int] | None:
    """Every sum of one of each; None where there are too many to be of use."""
    if some is None or others is None or len(some) * len(others) > MOST_VALUES * 16:
        return None
    sums = frozenset(one + other for one in some for other in others)
    return sums if len(sums) <= MOST_VALUES else None
