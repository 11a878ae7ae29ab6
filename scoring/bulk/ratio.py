"""Exact fractions, one for each row, as whole numbers over whole numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, gcd, lcm, prod

import numpy as np

from scoring.bulk.block import Block
from scoring.bulk.refusing import NotVectorisable
from scoring.bulk.truth import Truth, at_least, is_nought, pick
from scoring.bulk.whole import BOUND, Numbers, TooLarge, Whole, common, constant, parted, reciprocal
from scoring.rounding import rounded
from scoring.scheme.figures import Rounding

Ends = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True, eq=False)
class Ratio:
    """top / (fixed x all of varying), between `ends`. The parts of the denominator are at least 1 in every row."""

    top: Whole
    fixed: int
    varying: tuple[Whole, ...]
    ends: Ends

    def times(self, factor: Fraction) -> "Ratio":
        top, bottom = factor.as_integer_ratio()
        shared = gcd(top, self.fixed)
        return ratio(
            self.top.times(top // shared),
            self.fixed // shared * bottom,
            self.varying,
            _ordered(end * factor for end in self.ends),
        )

    def kept(self) -> "Ratio":
        """The same, worked out once a block however often it is used."""
        return Ratio(self.top.kept(), self.fixed, self.varying, self.ends)


def ratio(top: Whole, fixed: int, varying: tuple[Whole, ...], ends: Ends) -> Ratio:
    """With the top's ends drawn in to those of the whole, and a fixed denominator in lowest terms."""
    if not varying:
        top = top.within(ceil(ends[0] * fixed), floor(ends[1] * fixed))
        shared = gcd(fixed, *(top.values or (1,)))
        top, fixed = parted(top, shared), fixed // shared
    return Ratio(top, fixed, varying, ends)


def fixed_ratio(number: Fraction) -> Ratio:
    """The same in every row."""
    return Ratio(constant(number.numerator), number.denominator, (), (number, number))


def together(ratios: Sequence[Ratio]) -> tuple[list[Whole], int, tuple[Whole, ...]]:
    """Their tops over one denominator, and that denominator."""
    fixed = lcm(*(one.fixed for one in ratios))
    varying = tuple(dict.fromkeys(part for one in ratios for part in one.varying))
    tops = []
    for one in ratios:
        top = one.top.times(fixed // one.fixed)
        for part in varying:
            if part not in one.varying:
                top = top * part
        tops.append(top)
    return tops, fixed, varying


def added(ratios: Sequence[Ratio]) -> Ratio:
    """Their sum."""
    tops, fixed, varying = together(ratios)
    total = constant(0)
    for top in tops:
        total = total + top
    ends = (sum((one.ends[0] for one in ratios), Fraction(0)), sum((one.ends[1] for one in ratios), Fraction(0)))
    return ratio(total, fixed, varying, ends)


def chosen(truth: Truth, one: Ratio, other: Ratio) -> Ratio:
    """The one where it holds, otherwise the other."""
    if truth.always is not None:
        return one if truth.always else other
    (top, other_top), fixed, varying = together([one, other])
    return ratio(pick(truth, top, other_top), fixed, varying, _ordered((*one.ends, *other.ends)))


@dataclass(frozen=True, slots=True)
class Divisor:
    """A figure to divide by, wherever it is present and not nought (`divides`)."""

    by: Ratio
    factor: int
    whole: Whole
    """The top of `by` without its `factor`; 1 where nothing is divided."""
    shared: int | None
    """A small multiple of all that `whole` can be, if there is one: quotients then share one denominator."""
    divides: Truth


def divisor(by: Ratio, present: Truth, most_shared: int) -> Divisor:
    """Raises NotVectorisable where it could be below nought."""
    if by.top.low < 0:
        raise NotVectorisable("divides by what could be below nought.")
    divides = (present & ~is_nought(by.top)).kept()
    factor, multiple = common(by.top)
    whole = parted(pick(divides, by.top, constant(factor)), factor)
    whole = whole.within(1, whole.high).kept()
    shared = multiple // factor if multiple is not None and multiple // factor <= most_shared else None
    return Divisor(by, factor, whole, shared, divides)


def divided(number: Ratio, by: Divisor, ends: Ends | None) -> Ratio:
    """The quotient; `ends` are its ends, where they are known."""
    if ends is None:
        ends = _quotient(number.ends, by.by)
    top = number.top
    for part in by.by.varying:
        if part not in number.varying:
            top = top * part
    varying = tuple(part for part in number.varying if part not in by.by.varying)
    cancelled = gcd(by.by.fixed, number.fixed)
    top, fixed = top.times(by.by.fixed // cancelled), number.fixed // cancelled * by.factor
    if by.whole.constant is not None:
        return ratio(top, fixed * by.whole.constant, varying, ends)
    if by.shared is not None:
        fixed *= by.shared
        between = None if varying else (ceil(ends[0] * fixed), floor(ends[1] * fixed))
        return ratio(top.multiplied(reciprocal(by.whole, by.shared), between), fixed, varying, ends)
    return ratio(top, fixed, (*varying, by.whole), ends)


def _quotient(number: Ends, by: Ratio) -> Ends:
    least = Fraction(1, by.fixed * prod(part.high for part in by.varying))
    divisors = (max(by.ends[0], least), max(by.ends[1], least))
    return _ordered(one / another for one in number for another in divisors)


def as_rounded(number: Ratio, rounding: Rounding | None) -> Ratio:
    """The ratio at the places stated, by the same rule as `rounding.rounded`, in whole numbers."""
    if rounding is None:
        return number
    places = rounding.places
    top = number.top.times(10 ** max(places, 0))
    bottom = constant(number.fixed * 10 ** max(-places, 0))
    for part in number.varying:
        bottom = bottom * part
    ends = _ordered(rounded(end, rounding) for end in number.ends)
    unit = Fraction(10) ** -places
    steps = _steps(top, bottom, rounding.rule, (int(ends[0] / unit), int(ends[1] / unit)))
    return ratio(steps.times(unit.numerator), unit.denominator, (), ends)


def _steps(top: Whole, bottom: Whole, rule: str, ends: tuple[int, int]) -> Whole:
    """top / bottom as a whole number. Quotients of numbers below 2**53 never reach the next whole number by mistake."""
    if 2 * max(abs(top.low), abs(top.high), bottom.high) + bottom.high >= BOUND:
        raise TooLarge

    def at(block: Block) -> Numbers:
        number, by = top.at(block), bottom.at(block)
        if rule == "down":
            return np.floor(number / by)
        if rule == "up":
            return np.ceil(number / by)
        double = 2 * np.abs(number)
        if rule == "half_down":
            size = np.ceil((double - by) / (2 * by))
        else:
            size = np.floor((double + by) / (2 * by))
        if rule == "half_even":
            size = size - ((size * (2 * by) == double + by) & (size % 2 == 1))
        return size if top.low >= 0 else np.copysign(size, number)

    return Whole(ends[0], ends[1], at)


def reaches_ratio(one: Ratio, other: Ratio) -> Truth:
    """one >= other."""
    (top, other_top), _, _ = together([one, other])
    return at_least(top, other_top)


def exceeds_ratio(one: Ratio, other: Ratio) -> Truth:
    """one > other."""
    return ~reaches_ratio(other, one)


def _ordered(numbers: Iterable[Fraction]) -> Ends:
    some = list(numbers)
    return min(some), max(some)
