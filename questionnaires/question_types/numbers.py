"""What number and percent share: reading decimals exactly and trying values around a condition's literals."""

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from itertools import pairwise

from questionnaires.problems import InvalidAnswer

MOST_FIGURES = 30
_WRITTEN = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,9})?")
_NOT_FINITE = re.compile(r"[-+]?(?:nan|inf(?:inity)?)", re.IGNORECASE)
_NUMBER = re.compile(r"-?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]{1,3})?")


def as_decimal(raw: object, places: int | None) -> Decimal:
    """The number exactly as written; thousands separators are refused rather than guessed at."""
    if isinstance(raw, bool) or not isinstance(raw, str | int | float | Decimal):
        raise InvalidAnswer("Give a number, for example 12.5.")
    text = _written(raw)
    if _NOT_FINITE.fullmatch(text):
        raise InvalidAnswer("Give a finite number.")
    if not _WRITTEN.fullmatch(text):
        raise InvalidAnswer(f"{text[:40]!r} is not a number; write it like 1200 or 12.5.")
    number = Decimal(text)
    if len(number.as_tuple().digits) > MOST_FIGURES or abs(number.adjusted()) > MOST_FIGURES:
        raise InvalidAnswer(f"Give a number of at most {MOST_FIGURES} figures.")
    if places is not None and _places(number) > places:
        raise InvalidAnswer("Give a whole number." if places == 0 else f"Give at most {places} decimal places.")
    return number


def _written(raw: str | int | float | Decimal) -> str:
    if isinstance(raw, int) and abs(raw) >= 10**MOST_FIGURES:
        raise InvalidAnswer(f"Give a number of at most {MOST_FIGURES} figures.")
    return str(raw).strip()


def _places(number: Decimal) -> int:
    """Decimal places in use: 1.50 has one."""
    fraction = format(number, "f").partition(".")[2]
    return len(fraction.rstrip("0"))


def outside(number: Decimal, minimum: Decimal | None, maximum: Decimal | None) -> bool:
    """Whether the number lies beyond either end; the ends themselves are inside."""
    return (minimum is not None and number < minimum) or (maximum is not None and number > maximum)


def around(
    literals: frozenset[str], minimum: Decimal | None, maximum: Decimal | None, places: int | None
) -> Iterator[Decimal]:
    """Every end and number named, and a number in each stretch between and beyond them, as far as they may be given."""
    named = {Decimal(literal) for literal in literals if _NUMBER.fullmatch(literal)}
    ends = {end for end in (minimum, maximum) if end is not None}
    bounds = sorted(number for number in named | ends if number.adjusted() <= MOST_FIGURES) or [Decimal(0)]
    with localcontext(prec=4 * MOST_FIGURES):
        tried = _on_grid(bounds, places) if places is not None else _anywhere(bounds)
    return (number for number in sorted(tried) if not outside(number, minimum, maximum))


def _anywhere(bounds: list[Decimal]) -> set[Decimal]:
    return {bounds[0] - 1, *bounds, *((low + high) / 2 for low, high in pairwise(bounds)), bounds[-1] + 1}


def _on_grid(bounds: list[Decimal], places: int) -> set[Decimal]:
    step = Decimal(1).scaleb(-places)
    below = [(number / step).to_integral_value(ROUND_FLOOR) * step for number in bounds]
    above = [(number / step).to_integral_value(ROUND_CEILING) * step for number in bounds]
    return {*(number - step for number in above), *below, *above, *(number + step for number in below)}
