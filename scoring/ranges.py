"""Ranges of numbers and dates: what they hold, how they are described, and values that try every part of a line."""

import datetime
from collections.abc import Iterator, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import Any

from questionnaires.answers import Value, decimal_text
from scoring.scheme.points import DateRange, Range

AnyRange = Range | DateRange
DAY = datetime.timedelta(days=1)
_WIDE = Context(prec=100)


def holds(one: AnyRange, value: Any) -> bool:
    """Whether the number or date lies in the range."""
    return not (
        (one.from_ is not None and value < one.from_)
        or (one.above is not None and value <= one.above)
        or (one.to is not None and value > one.to)
        or (one.below is not None and value >= one.below)
    )


def described(one: AnyRange) -> str:
    """The range in words."""
    parts = [("from", one.from_), ("above", one.above), ("up to", one.to), ("below", one.below)]
    return " and ".join(f"{word} {written(end)}" for word, end in parts if end is not None) or "any value"


def written(value: Value) -> str:
    """A number or date as text, alike for those that are alike: 1.0 is 1."""
    return decimal_text(value) if isinstance(value, Decimal) else str(value)


def ends_of(ranges: Sequence[AnyRange]) -> set[Any]:
    """Where any of them begins or ends."""
    return {end for one in ranges for end in (one.from_, one.above, one.to, one.below) if end is not None}


def cover_everything(ranges: Sequence[AnyRange]) -> bool:
    """Whether no value lies outside all of them."""
    ends = ends_of(ranges)
    days = any(isinstance(end, datetime.date) for end in ends)
    tried = tried_days(ends) if days else tried_numbers(ends, None)
    return all(any(holds(one, value) for one in ranges) for value in tried)


def tried_numbers(ends: set[Decimal], places: int | None) -> Iterator[Decimal]:
    """The ends, a number in every gap between them and beyond them; with `places`, only numbers so written."""
    ordered = sorted(ends) or [Decimal(0)]
    if places is not None:
        scale = 10**places
        for end in ordered:
            below, above = floor(Fraction(end) * scale), ceil(Fraction(end) * scale)
            yield from (Decimal(at).scaleb(-places, _WIDE) for at in (below - 1, below, above, above + 1))
        return
    for end in ordered:
        yield from (_WIDE.subtract(end, Decimal(1)), end, _WIDE.add(end, Decimal(1)))
    for first, second in pairwise(ordered):
        yield _WIDE.divide(_WIDE.add(first, second), Decimal(2))


def tried_days(ends: set[datetime.date]) -> Iterator[datetime.date]:
    """The ends, and the days before and after each."""
    for end in sorted(ends) or [datetime.date(2000, 1, 1)]:
        if end > datetime.date.min:
            yield end - DAY
        yield end
        if end < datetime.date.max:
            yield end + DAY
