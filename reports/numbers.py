"""Exact decimals as people read them. Nothing is rounded: what does not fit is cut, and an ellipsis says so.

Cutting never lifts a figure to a threshold that it has not reached.
"""

from datetime import date

from reports.sheets import WITHHELD

MINUS = "\u2212"
SPACE = "\u00a0"
AS_STATED = 40
"""More decimals than anybody states."""
_HASH = 12


def readable(number: str, places: int = 2) -> str:
    """Thousands parted by commas, a true minus sign, at most so many decimals: 6,840,000 and 33.33…"""
    if number == WITHHELD:
        return WITHHELD
    sign, figures = (MINUS, number[1:]) if number.startswith("-") else ("", number)
    whole, _, decimals = figures.partition(".")
    parted = f"{sign}{int(whole):,}"
    if not decimals:
        return parted
    return f"{parted}.{decimals[:places]}" + ("\u2026" if len(decimals) > places else "")


def percent(number: str, places: int = 2) -> str:
    return WITHHELD if number == WITHHELD else f"{readable(number, places)}{SPACE}%"


def counted(number: int, one: str, many: str) -> str:
    """1 organisation, 2,000 organisations."""
    return f"{number:,} {one if number == 1 else many}"


def organisations(number: int) -> str:
    return counted(number, "organisation", "organisations")


def listed(names: list[str], most: int = 0) -> str:
    """a, b and c; with `most`, only the first few and how many more there are."""
    if most and len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most:,} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def day(text: str) -> str:
    """2024-12-31 as 31 December 2024; anything else as it stands."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def short_hash(text: str) -> str:
    """The first figures of a content hash, enough to tell two versions apart."""
    return text.rpartition(":")[2][:_HASH]


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def ended(sentence: str) -> str:
    """With a full stop, so that another sentence can follow."""
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
