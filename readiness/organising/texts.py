"""Texts of forms, checked: of the right shape."""

import re
from decimal import Decimal
from zoneinfo import ZoneInfo, available_timezones

from questionnaires.problems import InvalidAnswer
from questionnaires.question_types.numbers import as_decimal
from readiness.problems import Unfit
from readiness.web.forms import Form
from readiness.web.texts import needed

_KEY = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*", re.IGNORECASE)
_COLOUR = re.compile(r"#[0-9a-f]{6}")
LEAST_CONTRAST = 3.0
"""Of a mark against white, for people who see little (WCAG 1.4.11)."""


def a_key(form: Form, name: str, most: int = 60) -> str:
    text = needed(form, name, most, "Give a short key, for example M10.")
    if not is_key(text):
        raise Unfit({name: "Use letters and figures, with single dots, hyphens or underscores between them."})
    return text


def is_key(text: str) -> bool:
    return _KEY.fullmatch(text) is not None


def a_time_zone(name: str, text: str) -> str:
    if text not in available_timezones():
        raise Unfit({name: "There is no such time zone; write it like Europe/London."})
    return ZoneInfo(text).key


def a_colour(name: str, text: str) -> str:
    colour = text.lower()
    if not _COLOUR.fullmatch(colour):
        raise Unfit({name: "Write the colour as # and six figures or letters from a to f, for example #4c6a88."})
    if contrast_with_white(colour) < LEAST_CONTRAST:
        raise Unfit({name: "This colour is too pale to be seen on white; choose a darker one, for example #4c6a88."})
    return colour


def contrast_with_white(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def a_weight(text: str) -> str | None:
    """An exact decimal as it is stored, None for a blank. Raises InvalidAnswer."""
    if not text.strip():
        return None
    number = as_decimal(text.strip(), None)
    if number < 0:
        raise InvalidAnswer("A weight is 0 or more.")
    return plain(number)


def plain(number: Decimal) -> str:
    """Without an exponent and without zeros at its end: 6840000, 50.5"""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def keys_in(text: str) -> list[str]:
    """`supplier; data-agent` as its parts, each once."""
    return list(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))
