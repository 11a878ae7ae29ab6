"""Rounding, in one place, on exact numbers."""

from fractions import Fraction
from math import floor

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
    unit = Fraction(10) ** -rounding.places
    steps = number / unit
    if rounding.rule == "up":
        return -floor(-steps) * unit
    if rounding.rule == "down":
        return floor(steps) * unit
    below = floor(abs(steps))
    rest = abs(steps) - below
    half = Fraction(1, 2)
    up = rest > half or (
        rest == half and (rounding.rule == "half_up" or (rounding.rule == "half_even" and below % 2 == 1))
    )
    return (below + up) * unit * (-1 if steps < 0 else 1)


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
