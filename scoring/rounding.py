"""Rounding, in one place, on exact numbers."""

from fractions import Fraction

from scoring.exact import text
from scoring.scheme.figures import Rounding

_WORDS = {
    "half_up": "halves up",
    "half_even": "halves to the even neighbour",
    "half_down": "halves down",
    "up": "always up",
    "down": "always down",
}


def rounded(number: Fraction, rounding: Rounding | None) -> Fraction:
    """The number at the places stated. Halves up and down mean away from nought and towards it; always up and always
    down mean towards plus and minus infinity."""
    if rounding is None:
        return number
    top, bottom = number.as_integer_ratio()
    scale = 10 ** abs(rounding.places)
    top, bottom = (top * scale, bottom) if rounding.places >= 0 else (top, bottom * scale)
    steps = _steps(top, bottom, rounding.rule)
    return Fraction(steps, scale) if rounding.places >= 0 else Fraction(steps * scale)


def _steps(top: int, bottom: int, rule: str) -> int:
    """top / bottom as a whole number; whole numbers throughout, since every figure of every receipt passes here."""
    if rule == "up":
        return -(-top // bottom)
    if rule == "down":
        return top // bottom
    below, rest = divmod(abs(top), bottom)
    up = 2 * rest > bottom or (2 * rest == bottom and (rule == "half_up" or (rule == "half_even" and below % 2 == 1)))
    return (below + up) * (-1 if top < 0 else 1)


def described(rounding: Rounding | None) -> str | None:
    """The rule in words."""
    if rounding is None:
        return None
    places = {0: "whole numbers", 1: "1 decimal place"}.get(rounding.places)
    if places is None:
        places = (
            f"{rounding.places} decimal places"
            if rounding.places > 0
            else f"multiples of {text(Fraction(10) ** -rounding.places)}"
        )
    return f"to {places}, {_WORDS[rounding.rule]}"
