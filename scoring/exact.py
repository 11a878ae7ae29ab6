"""Exact numbers as text: decimals where they end, otherwise 34 figures with the fraction beside them."""

from collections.abc import Iterable
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm

FIGURES = 34
_CUT = Context(prec=FIGURES)
_ONE = Fraction(1)


def texts(number: Fraction) -> tuple[str, str | None]:
    """(decimal text, fraction text or None): the second only where the decimal does not end."""
    return _texts(*number.as_integer_ratio())


@lru_cache(maxsize=65_536)
def _texts(numerator: int, denominator: int) -> tuple[str, str | None]:
    if denominator == 1:
        return str(numerator), None
    scale, twos, fives = denominator, 0, 0
    while scale % 2 == 0:
        scale, twos = scale // 2, twos + 1
    while scale % 5 == 0:
        scale, fives = scale // 5, fives + 1
    if scale != 1:
        cut = _CUT.divide(Decimal(numerator), Decimal(denominator))
        return format(cut, "f"), f"{numerator}/{denominator}"
    places = max(twos, fives)
    figures = str(abs(numerator) * (10**places // denominator)).rjust(places + 1, "0")
    sign = "-" if numerator < 0 else ""
    return f"{sign}{figures[:-places]}.{figures[-places:]}", None


def text(number: Fraction) -> str:
    """The decimal alone."""
    return texts(number)[0]


def optional_text(number: Fraction | None) -> str | None:
    return None if number is None else texts(number)[0]


def short(number: Fraction) -> str:
    """For sentences: the decimal, or about four places of one that does not end."""
    decimal, fraction = texts(number)
    if fraction is None:
        return decimal
    whole, _, places = decimal.partition(".")
    return f"{whole}.{places[:4]}\u2026" if places else f"{whole}\u2026"


def weighted_sum(terms: Iterable[tuple[Fraction, Fraction]]) -> Fraction:
    """The sum of weight x number, in whole numbers over one denominator: sums are where a score spends its time."""
    total, denominator = 0, 1
    for weight, number in terms:
        (top, bottom), (further_top, further_bottom) = weight.as_integer_ratio(), number.as_integer_ratio()
        top, bottom = top * further_top, bottom * further_bottom
        if bottom != denominator:
            common = lcm(bottom, denominator)
            total, top, denominator = total * (common // denominator), top * (common // bottom), common
        total += top
    return Fraction(total, denominator)


def total_of(numbers: Iterable[Fraction]) -> Fraction:
    """Their sum."""
    return weighted_sum((_ONE, number) for number in numbers)


def in_order(numbers: Iterable[Fraction]) -> list[Fraction]:
    """Ascending. Floats are compared, and fractions only where floats cannot tell two different ones apart."""
    alike: dict[tuple[int, int], list[Fraction]] = {}
    for number in numbers:
        alike.setdefault(number.as_integer_ratio(), []).append(number)
    ordered = sorted((top / bottom, same[0]) for (top, bottom), same in alike.items())
    return [number for _, one in ordered for number in alike[one.as_integer_ratio()]]


def in_proportion(number: Fraction, part: Fraction, whole: Fraction) -> Fraction:
    """number x part / whole, reduced once."""
    (top, bottom), (part_top, part_bottom) = number.as_integer_ratio(), part.as_integer_ratio()
    whole_top, whole_bottom = whole.as_integer_ratio()
    return Fraction(top * part_top * whole_bottom, bottom * part_bottom * whole_top)
