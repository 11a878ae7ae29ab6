"""What number and percent share: reading decimals exactly and trying values around a condition's literals."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from questionnaires.problems import InvalidAnswer

MOST_FIGURES = 30


def as_decimal(raw: object, places: int | None) -> Decimal:
    """The number exactly as written; thousands separators are refused rather than guessed at."""
    if isinstance(raw, bool) or not isinstance(raw, str | int | float | Decimal):
        raise InvalidAnswer("Give a number, for example 12.5.")
    try:
        number = Decimal(str(raw).strip())
    except InvalidOperation:
        raise InvalidAnswer(f"{str(raw)[:40]!r} is not a number; write it like 1200 or 12.5.") from None
    if not number.is_finite():
        raise InvalidAnswer("Give a finite number.")
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    if len(number.as_tuple().digits) > MOST_FIGURES or abs(number.adjusted()) > MOST_FIGURES:
        raise InvalidAnswer(f"Give a number of at most {MOST_FIGURES} figures.")
    if places is not None and -exponent > places:
        raise InvalidAnswer("Give a whole number." if places == 0 else f"Give at most {places} decimal places.")
    return number


def outside(number: Decimal, minimum: Decimal | None, maximum: Decimal | None) -> bool:
    """Whether the number lies beyond either end; the ends themselves are inside."""
    return (minimum is not None and number < minimum) or (maximum is not None and number > maximum)


def around(
    literals: frozenset[str], minimum: Decimal | None, maximum: Decimal | None, places: int | None
) -> Iterator[Decimal]:
    """Each number a condition names, a step to both sides, and the ends of the range."""
    step = Decimal(1).scaleb(-(places if places is not None else 2))
    tried = {end for end in (minimum, maximum) if end is not None} or {Decimal(0)}
    for literal in literals:
        try:
            number = Decimal(literal)
        except InvalidOperation:
            continue
        tried |= {number - step, number, number + step}
    return (number for number in sorted(tried) if not outside(number, minimum, maximum))
