"""Cells as people read them: numbers with their thousands parted, and never a blank where a figure was looked for."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar
from unicodedata import category

from reports.numbers import AS_STATED, readable
from reports.sheets import Cell, Column, Exact

NOTHING = "\u2013"
_PLACES = {"text": AS_STATED, "count": AS_STATED, "tenths": 1, "hundredths": 2, "number": 2}
_KEPT = "\n\t"
_SAYS_NOTHING = "\ufeff\ufffe\uffff"
_NO_CHARACTER = {"Cc", "Cs", "Co"}
"""A sign for a machine, half a pair, one of private meaning."""
T = TypeVar("T")


def is_figure(cell: Cell) -> bool:
    return type(cell) is Exact


def shown(cell: Cell, column: Column) -> str:
    if cell is None:
        return "" if column.shape == "text" else NOTHING
    return readable(cell, _PLACES[column.shape]) if is_figure(cell) else cell


def printable(value: T) -> T:
    """The same document without the characters that no page can show and that files of Office refuse: a bell, half a pair."""
    made: Any = value
    if isinstance(made, str):
        if made.isprintable():  # and most are
            return value
        clean = "".join(one for one in made.replace("\r\n", "\n").replace("\r", "\n") if _is_printable(one))
        made = made if clean == made else type(made)(clean)
    elif isinstance(made, tuple):
        made = tuple(printable(one) for one in made)
    elif is_dataclass(made):
        made = replace(made, **{one.name: printable(getattr(made, one.name)) for one in fields(made)})  # type: ignore[type-var]
    result: T = made
    return result


def _is_printable(one: str) -> bool:
    return one in _KEPT or not (one in _SAYS_NOTHING or category(one) in _NO_CHARACTER)
