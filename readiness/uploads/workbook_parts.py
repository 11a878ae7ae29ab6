"""What a workbook's parts hold, looked at before a reader that trusts them makes room for it: a file of a kilobyte may name a
cell in the last row and column, or one long text a million times."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from readiness.uploads.problems import unfit
from readiness.uploads.table import MOST_ROWS

MOST_CELLS = 3_000_000
MOST_LETTERS = 100_000_000
"""Of all cells together, texts that several cells share counted for each."""
NOT_A_WORKBOOK = "This is not an Excel workbook that can be read; save it again as .xlsx, or as CSV."
_PLACE = re.compile(r"([A-Za-z]{1,4})([0-9]{1,8})")
_FIGURES = re.compile(r"[0-9]{1,8}")
_FILLED = frozenset(("v", "f", "is", "t"))
_FEWER = f"A sheet reaches over more than {MOST_ROWS:,} rows, or too many columns; delete empty rows and columns."


@dataclass(slots=True)
class Odd:
    """A cell that holds something else than a value."""

    row: int
    column: int
    kind: str


@dataclass(slots=True)
class SheetPart:
    """A sheet as its own text has it."""

    odd: list[Odd] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    """Places of the texts that its cells share, as they are written."""
    rows: int = 0
    columns: int = 0


def sheets_in(parts: Mapping[str, bytes]) -> dict[str, SheetPart]:
    """By name of the part. Raises UnfitFile where reading one would take more room than a list does."""
    found = {name: _sheet(content) for name, content in parts.items() if b"sheetData" in content}
    lengths = _lengths(next((text for name, text in parts.items() if name.lower() == "xl/sharedstrings.xml"), b""))
    for sheet in found.values():
        if sheet.rows > MOST_ROWS + 1 or sheet.rows * sheet.columns > MOST_CELLS:
            raise unfit(_FEWER)
        places = (int(one) for one in sheet.shared if _FIGURES.fullmatch(one.strip()))
        if sum(lengths[at] for at in places if at < len(lengths)) > MOST_LETTERS:
            raise unfit("A sheet holds far more text than a list does; copy the list to a new one.")
    return found


def _parsed(content: bytes, start: Callable[[str, dict[str, str]], None], text: Callable[[str], None]) -> None:
    """Declarations of one's own are refused, and so is every encoding but the usual one. Raises UnfitFile."""
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler, parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = start, text, _refused
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise unfit(NOT_A_WORKBOOK) from error


def _refused(*_: object) -> None:
    raise unfit(NOT_A_WORKBOOK)


def _sheet(content: bytes) -> SheetPart:
    """One pass over what may be a million cells, so written for speed. Elements count by their name without a prefix; a cell
    without a place comes after the one before."""
    found = SheetPart()
    row, column, rows, columns, kind, is_value = 0, 0, 0, 0, "", False
    known: dict[str, int] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, rows, columns, kind, is_value
        is_value = False
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            column, kind = column + 1, attributes.get("t", "")
            if place := _PLACE.fullmatch(attributes.get("r", "")):
                letters, figures = place.groups()
                column, row = known.get(letters) or known.setdefault(letters, _number(letters)), int(figures)
            if kind == "e":
                found.odd.append(Odd(row, column, "an error of Excel"))
        elif name == "row":
            given = attributes.get("r", "")
            row, column = int(given) if _FIGURES.fullmatch(given) else row + 1, 0
        elif name in _FILLED:  # a cell that is only coloured takes no room
            is_value = name == "v"
            rows, columns = max(rows, row), max(columns, column)
            if name == "f":
                found.odd.append(Odd(row, column, "a formula"))

    def text(words: str) -> None:
        if is_value and kind == "s":
            found.shared.append(words)

    _parsed(content, start, text)
    found.rows, found.columns = rows, columns
    return found


def _lengths(content: bytes) -> list[int]:
    """How long each of the shared texts is."""
    found: list[int] = []

    def start(name: str, _: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "si":
            found.append(0)

    def text(words: str) -> None:
        if found:
            found[-1] += len(words)

    if content:
        _parsed(content, start, text)
    return found


def _number(letters: str) -> int:
    """AB is column 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
