"""Every line of every receipt."""

from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import Engine

from readiness.figures.of_round import Figures
from readiness.reporting.exports.answers import is_number
from readiness.reporting.exports.organisations import WHO
from readiness.reporting.exports.streaming import ORGANISATIONS, RECEIPTS, RESPONSES, names_of, of_round, streamed
from reports.sheets import Cell, Column, exact
from scoring.receipt import Line, Receipt

_COLUMNS = (
    *WHO,
    Column("section", "Key of the section"),
    Column("question", "Key of the question"),
    Column("input", "The answer, or the reason why it is not applicable"),
    Column("absence", "Why nothing was said: not_asked, not_answered or not_applicable"),
    Column("policy", "What the scheme does with that absence"),
    Column("rule", "The rule in words, with the figures used"),
    Column("points", "Points earned", "points", "number"),
    Column("maximum", "Points possible", "points", "number"),
    Column("weight", "Weight of the question", "", "number"),
    Column("contribution", "Points times weight: what it brings", "points", "number"),
    Column("possible", "Maximum times weight", "points", "number"),
    Column("chain", "Why it does not count, where it hangs on another question"),
    Column("gates", "Essential conditions that failed on it, parted by ;"),
)  # fmt: skip
_STATEMENT = of_round(
    ORGANISATIONS.c.reference, RESPONSES.c.organisation_name, RESPONSES.c.constituency_id, RECEIPTS.c.body
).where(RECEIPTS.c.id.is_not(None))
_RECEIPTS = msgspec.json.Decoder(Receipt)


def columns(_: Figures) -> Sequence[Column]:
    return _COLUMNS


def rows(engine: Engine, figures: Figures) -> Iterator[Sequence[Cell]]:
    names = names_of(figures)
    numbers = {key for key, one in figures.instrument.questionnaire.questions.items() if is_number(one)}
    for row in streamed(engine, _STATEMENT, figures):
        who = (row.reference, row.organisation_name, names[row.constituency_id])
        for line in _RECEIPTS.decode(row.body).lines:
            yield (*who, *_line(line, line.question in numbers))


def count(figures: Figures) -> int:
    return figures.every_state.handed_in * len(figures.instrument.compiled.counted)


def _line(line: Line, as_number: bool) -> Sequence[Cell]:
    return (
        line.section, line.question, _input(line.input, as_number), line.absence, line.policy, line.rule, exact(line.points),
        exact(line.maximum), exact(line.weight), exact(line.contribution), exact(line.possible), line.chain,
        ";".join(line.gates),
    )  # fmt: skip


def _input(given: object, as_number: bool) -> Cell:
    if isinstance(given, dict):
        return str(given.get("not_applicable", ""))
    if isinstance(given, list):
        return ";".join(str(one) for one in given)
    if given is None:
        return None
    return exact(str(given)) if as_number else str(given)
