"""What was handed in: one row an organisation, or one row an answer."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Engine

from questionnaires.numbering import numbers_of
from questionnaires.question_types import AnyQuestion
from questionnaires.texts import words
from readiness.figures.of_round import Figures
from readiness.reporting.exports.answers import (
    NOT_ANSWERED,
    NOT_APPLICABLE,
    NOT_ASKED,
    asked_by,
    is_number,
    read_sheet,
    said,
)
from readiness.reporting.exports.organisations import COLUMNS, WHO, roles_in
from readiness.reporting.exports.streaming import (
    FACTS,
    ORGANISATIONS,
    RESPONSES,
    STATE,
    SUBMISSIONS,
    names_of,
    of_round,
    streamed,
)
from reports.sheets import Cell, Column, exact

_FIRST = COLUMNS[:6]
_MOST_KEPT = 1_000
_STATEMENT = of_round(
    ORGANISATIONS.c.reference, RESPONSES.c.organisation_name, RESPONSES.c.constituency_id, FACTS, RESPONSES.c.weight, STATE,
    SUBMISSIONS.c.sheet,
)  # fmt: skip
_HANDED_IN = _STATEMENT.where(SUBMISSIONS.c.id.is_not(None))
_LONG = (
    *WHO,
    Column("section", "Key of the section"),
    Column("number", "Number of the question as it is shown"),
    Column("question", "Key of the question, the same in every version"),
    Column("text", "The question"),
    Column("answer", "The answer: keys of options parted by ;, a number, a date, or words", source="submission"),
    Column("absence", f"Why there is no answer: {NOT_ASKED}, {NOT_ANSWERED} or {NOT_APPLICABLE}", source="submission"),
    Column("reason", "Why it is not applicable, in the organisation's words", source="submission"),
)  # fmt: skip
_ABSENT = {absence: f"[{absence}]" for absence in (NOT_ASKED, NOT_ANSWERED, NOT_APPLICABLE)}


def wide_columns(figures: Figures) -> Sequence[Column]:
    language = figures.instrument.questionnaire.language
    numbers = numbers_of(figures.instrument.questionnaire)
    return (
        *_FIRST,
        *(
            Column(
                question.key,
                f"{numbers.get(question.key, '')} {words(question.text, 'en', language)}{_options(question, language)}".strip(),
                "",
                "number" if is_number(question) else "text",
                "submission; [not asked], [not answered] or [not applicable] where there is no answer, "
                "and nothing where nothing was handed in",
            )
            for question in _questions(figures)
        ),
    )


def wide_rows(engine: Engine, figures: Figures) -> Iterator[Sequence[Cell]]:
    names, asked = names_of(figures), asked_by(figures.instrument)
    # What was said to a question before is looked up: most answers are one of few options.
    known: list[tuple[str, bool, dict[object, Cell]]] = [(one.key, is_number(one), {}) for one in _questions(figures)]
    nothing = (None,) * len(known)
    for row in streamed(engine, _STATEMENT, figures):
        roles = roles_in(row.facts)
        who = (row.reference, row.organisation_name, names[row.constituency_id], roles, exact(row.weight), row.state)
        if row.sheet is None:
            yield (*who, *nothing)
            continue
        sheet = read_sheet(row.sheet)
        shown, given = asked(row.facts, sheet), sheet.get
        yield [
            *who,
            *[
                cells[value]
                if type(value := given(key)) is str and key in shown and value in cells
                else _wide_cell(value, key in shown, as_number, cells)
                for key, as_number, cells in known
            ],
        ]


def _wide_cell(value: object, is_asked: bool, as_number: bool, cells: dict[object, Cell]) -> Cell:
    one = said(value, is_asked, as_number)
    if one.absence:
        return _ABSENT[one.absence]
    if type(value) is str and len(cells) < _MOST_KEPT:
        cells[value] = one.answer
    return one.answer


def long_columns(_: Figures) -> Sequence[Column]:
    return _LONG


def long_rows(engine: Engine, figures: Figures) -> Iterator[Sequence[Cell]]:
    names, asked = names_of(figures), asked_by(figures.instrument)
    questionnaire = figures.instrument.questionnaire
    numbers = numbers_of(questionnaire)
    sections = {place.question.key: place.sections[-1].key for place in questionnaire.placed}
    questions = [
        (
            one.key,
            is_number(one),
            (sections[one.key], numbers.get(one.key, ""), one.key, words(one.text, "en", questionnaire.language)),
        )
        for one in _questions(figures)
    ]
    for row in streamed(engine, _HANDED_IN, figures):
        who = (row.reference, row.organisation_name, names[row.constituency_id])
        sheet = read_sheet(row.sheet)
        shown = asked(row.facts, sheet)
        for key, as_number, what in questions:
            one = said(sheet.get(key), key in shown, as_number)
            yield (*who, *what, one.answer, one.absence, one.reason)


def long_count(figures: Figures) -> int:
    return figures.every_state.handed_in * len(_questions(figures))


def _questions(figures: Figures) -> list[AnyQuestion]:
    return [one for one in figures.instrument.questionnaire.questions.values() if one.is_asked_for_an_answer]


def _options(question: AnyQuestion, language: str) -> str:
    options = [f"{option.key}: {words(option.text, 'en', language)}" for option in question.choices]
    return f" ({'; '.join(options)})" if options else ""
