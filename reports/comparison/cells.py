"""The texts and numbers that stand in a comparison's tables."""

from fractions import Fraction

from reports.comparison.values import ELSEWHERE, NO_RESPONSE, NOT_ASKED, NOT_RATED, Part, RoundSeen, Side
from reports.dataset import ALL
from reports.numbers import percent, readable
from reports.sheets import Cell, Exact, exact
from scoring.exact import text
from scoring.rounding import rounded
from scoring.scheme.figures import Rounding

NOT_COMPARABLE = "not comparable"
NONE = "none stated"
TOO_FEW = "not enough answers"
NO_FIGURE = "rated without a figure"
"""Under the rule that takes the worst rating."""
UNITS = {"percent": "per cent", "points": "points", "levels": "levels"}
_TWO_PLACES = Rounding(places=2)
_STATES = {
    NOT_RATED: "Not rated",
    NO_RESPONSE: "No response",
    NOT_ASKED: "Not asked",
    ELSEWHERE: "In another constituency",
}


def figure(number: Fraction | None, otherwise: str = NONE) -> Cell:
    """To two decimals; a figure that is not there is a word and never nought."""
    return otherwise if number is None else exact(text(rounded(number, _TWO_PLACES)))


def score(side: Side) -> Cell:
    """The rolled-up figure, or why there is none."""
    return figure(side.figure, TOO_FEW if side.rating is None else NO_FIGURE)


def change(before: Side, after: Side, comparable: bool) -> Cell:
    """Later score less earlier."""
    if before.figure is None or after.figure is None:
        return NONE
    return figure(after.figure - before.figure) if comparable else NOT_COMPARABLE


def share(part: Fraction | int, whole: Fraction | int, none: str = "nobody rated") -> Cell:
    """`none`: what it says where there is no whole."""
    return figure(Fraction(part) * 100 / whole if whole else None, none)


def name_of(part: Part) -> str:
    return ALL if part.constituency is None else part.constituency


def title_of(one: RoundSeen, state: str | None) -> str:
    """Of a level, or of another state; `none stated` where there is none."""
    if state is None:
        return NONE
    return next((level.title for level in one.levels if level.key == state), _STATES.get(state, state))


def signed(cell: Cell, unit: str = "") -> str:
    """For people: a plus or a true minus sign before a number, per cent with its sign; a word as it is."""
    shown = shown_cell(cell, unit)
    is_positive = type(cell) is Exact and Fraction(cell) > 0
    return f"+{shown}" if is_positive else shown


def shown_cell(cell: Cell, unit: str = "") -> str:
    """For people: thousands parted, per cent with its sign; a word as it is."""
    if cell is None or type(cell) is str:
        return cell or ""
    return percent(cell) if unit == "percent" else readable(cell)
