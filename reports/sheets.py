"""Tables to take away: columns with their meaning, rows that may come one by one, and what all of it stands on."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
RUNS = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What a cell begins with that a spreadsheet may take for a formula; the last four are the same signs written wide."""


class Exact(str):
    """An exact decimal as text. It is a number in every file, and never mistaken for a formula: -5 stays -5."""

    __slots__ = ()


class Withheld(str):
    """Stands where a figure may not be shown to this reader. Never nought and never blank; a note says why."""

    __slots__ = ()


WITHHELD = Withheld("withheld")
Cell = str | None
"""A text, an `Exact`, `WITHHELD`, or nothing."""
Shape = Literal["text", "count", "tenths", "hundredths", "number"]


@dataclass(frozen=True, slots=True)
class Column:
    """`source`: where the figure comes from, in words. `shape`: what its numbers look like."""

    key: str
    meaning: str
    unit: str = ""
    shape: Shape = "text"
    source: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself: pairs of a name and a text, in the order in which they are read."""

    title: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` have one cell for each column; they may be a stream that is read once."""

    about: About
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]


def exact(number: str | None) -> Cell:
    """The number; a text that is none stays a text."""
    return Exact(number) if number is not None and _DECIMAL.fullmatch(number) else number


def count(number: int) -> Exact:
    return Exact(number)


def disarmed(cell: str) -> str:
    """A text that would be taken for a formula gets an apostrophe before it, by which spreadsheets know a text. Numbers stay."""
    return f"'{cell}" if cell[:1] in RUNS and type(cell) is not Exact else cell


ABOUT_CELLS = (
    ("Text cells", "One that begins with =, +, -, @, a tab or a line end has an apostrophe before it, so that no program runs it."),
    (
        "Numbers",
        "Exact decimals. In CSV they are written whole. In XLSX they are numbers where a spreadsheet holds all their figures "
        "(15 at most), and otherwise texts, so that none is changed.",
    ),
)  # fmt: skip
