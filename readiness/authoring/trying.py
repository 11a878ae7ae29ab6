"""Answers tried out in an address: read as an answer would be, and put back into the fields of the page."""

from collections.abc import Mapping
from dataclasses import dataclass

from questionnaires.answers import Given
from questionnaires.definition import Questionnaire
from questionnaires.problems import InvalidAnswer
from questionnaires.question_types import AnyQuestion, Day, MilestoneGrid, MultipleChoice
from questionnaires.texts import Text, words

Sent = Mapping[str, list[str]]
"""Fields of the address: `a.KEY`, and `a.KEY-day` and so on for a date."""


@dataclass(frozen=True, slots=True)
class Field:
    """One question, to be tried out. `values` is what was chosen or typed."""

    key: str
    id: str
    number: str
    text: str
    kind: str
    guidance: str
    options: tuple[tuple[str, str, str], ...]
    values: tuple[str, ...]
    day: tuple[str, str, str]
    suffix: str
    error: str
    is_required: bool


def sheet_in(questionnaire: Questionnaire, sent: Sent) -> tuple[dict[str, Given], dict[str, str]]:
    sheet: dict[str, Given] = {}
    errors: dict[str, str] = {}
    for key, question in questionnaire.questions.items():
        if not question.is_asked_for_an_answer:
            continue
        try:
            raw = _raw(question, sent)
            if raw:
                sheet[key] = question.read(raw)
        except InvalidAnswer as error:
            errors[key] = str(error)
    return sheet, errors


def _raw(question: AnyQuestion, sent: Sent) -> str | list[str]:
    if isinstance(question, Day):
        parts = _day(sent, question.key)
        return f"{parts[2]:0>4}-{parts[1]:0>2}-{parts[0]:0>2}" if any(parts) else ""
    values = [value for value in sent.get(f"a.{question.key}", []) if value.strip()]
    if isinstance(question, MilestoneGrid):
        return "\n".join(values).replace("\r", "").replace("\n", ";")
    if isinstance(question, MultipleChoice):
        return values
    return values[-1] if values else ""


def _day(sent: Sent, key: str) -> tuple[str, str, str]:
    day, month, year = ((sent.get(f"a.{key}-{part}") or [""])[-1].strip()[:4] for part in ("day", "month", "year"))
    return day, month, year


def field_of(
    questionnaire: Questionnaire,
    question: AnyQuestion,
    at: int,
    sent: Sent,
    errors: Mapping[str, str],
    numbers: Mapping[str, str],
    hidden: frozenset[tuple[str, str]],
) -> Field:
    return Field(
        question.key,
        f"q-{numbers.get(question.key, f'text-{at}').replace('.', '-')}",
        numbers.get(question.key, ""),
        _said(questionnaire, question.text),
        str(question.__struct_config__.tag),
        _said(questionnaire, question.guidance),
        tuple(
            (option.key, _said(questionnaire, option.text), _said(questionnaire, option.guidance))
            for option in question.choices
            if (question.key, option.key) not in hidden
        ),
        tuple(sent.get(f"a.{question.key}", [])),
        _day(sent, question.key),
        "%"
        if question.__struct_config__.tag == "percent"
        else words(getattr(question, "unit", None), questionnaire.language),
        errors.get(question.key, ""),
        question.required,
    )


def _said(questionnaire: Questionnaire, text: Text | None) -> str:
    return words(text, questionnaire.language, questionnaire.language)
