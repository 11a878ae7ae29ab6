"""Question by question: what matched organisations answer better or worse than before, the largest movement first."""

from fractions import Fraction

from reports.comparison.values import Moves, QuestionMovement, QuestionMovements
from reports.packs.document import Table
from reports.sheets import Cell, Column, count, exact
from reports.wrapping import shortened
from scoring.exact import text
from scoring.rounding import rounded
from scoring.scheme.figures import Rounding

MOST = 10
_ONE_PLACE = Rounding(places=1)
_LETTERS = 90
_COLUMNS = (
    Column("question", "Number and words of the question"),
    Column("matched", "Organisations that answered it in both rounds", "organisations", "count"),
    Column("worse", "Of these, with an answer that earns less now", "organisations", "count"),
    Column("same", "Of these, with one that earns the same", "organisations", "count"),
    Column("better", "Of these, with one that earns more", "organisations", "count"),
    Column("mean_before", "Mean of what they earned of what is possible before", "per cent", "tenths"),
    Column("mean_now", "Mean of what they earn now", "per cent", "tenths"),
)
_HEADINGS = ("Question", "Answered in both", "Worse", "Same", "Better", "Mean before, %", "Mean now, %")
_ALL = (
    Column("keys_before", "Keys in the earlier version, parted by ;"),
    Column("keys_now", "Keys in the later version, parted by ;"),
    Column("verdict", "How they relate"),
    *_COLUMNS,
    Column("reason", "Why that verdict, or why there is no movement to state"),
)


def question_moves(found: QuestionMovements, base: str) -> tuple[Table, ...]:
    """The few that moved most, to be read, and all of them as data. Nothing where no question moved."""
    if not found.questions:
        return ()
    moved = [(one, one.all) for one in found.questions if one.all is not None and one.all.better != one.all.worse]
    first = sorted(moved, key=lambda pair: -abs(Fraction(pair[1].better - pair[1].worse, pair[1].n)))[:MOST]
    shown = Table(
        "questions-moved",
        "Questions whose answers moved most",
        _COLUMNS,
        _HEADINGS,
        tuple((shortened(_name(one), _LETTERS), *_figures(moves)) for one, moves in first),
        base if first else f"No question moved more one way than the other. {base}",
        notes=("A question is listed where more organisations moved one way than the other.",) if first else (),
    )
    every = Table(
        "questions",
        "Movement of every question",
        _ALL,
        tuple(column.meaning for column in _ALL),
        tuple(_whole(one) for one in found.questions),
        base,
        data_only=True,
    )
    return (shown, every)


def _name(one: QuestionMovement) -> str:
    return f"{one.number} {one.text}".strip()


def _figures(moves: Moves) -> tuple[Cell, ...]:
    return (
        count(moves.n),
        count(moves.worse),
        count(moves.same),
        count(moves.better),
        _mean(moves.before),
        _mean(moves.after),
    )


def _mean(number: Fraction | None) -> Cell:
    return exact(text(rounded(number, _ONE_PLACE))) if number is not None else "not stated"


def _whole(one: QuestionMovement) -> tuple[Cell, ...]:
    figures = _figures(one.all) if one.all is not None else ("not stated",) * 6
    return (";".join(one.old), ";".join(one.new), one.verdict, _name(one), *figures, one.reason)
