"""From a form to an answer: which fields belong to a question, what was typed into them, and what that says.

A field's name is a letter, a dot and the question's key: `a.` the answer (as often as there are ticks, or three texts for each row of a grid), `d.` `m.` `y.` the parts of
a date, `n.` not applicable, `r.` the reason why, `v.` the version that was shown, `c.` which of two answers is to stay
(`mine:VERSION` or `theirs:VERSION`), `w.` the answer is taken back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from questionnaires.answers import Given, NotApplicable
from questionnaires.problems import InvalidAnswer
from questionnaires.question_types import AnyQuestion, Day, MilestoneGrid, MultipleChoice
from questionnaires.question_types.milestone_grid import NO_CONFIDENCE, NO_DAY
from questionnaires.question_types.text import as_text

NOT_APPLICABLE = "*"
"""What a radio button sends for it: no key of an option may hold this sign."""
MOST_REASON = 2_000
NO_REASON = "Say why it does not apply."
PART_OF_A_DATE = "Give day, month and year."
UNFINISHED = (NO_REASON, PART_OF_A_DATE, NO_DAY, NO_CONFIDENCE)
"""How a sentence ends that is said of an answer only begun: no mistake yet."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, kept as it was so that it can be shown again."""

    values: tuple[str, ...] = ()
    day: str = ""
    month: str = ""
    year: str = ""
    is_not_applicable: bool = False
    reason: str = ""
    version: int = 0
    choice: str = ""
    is_withdrawn: bool = False

    @property
    def is_empty(self) -> bool:
        return not (any(self.values) or self.day or self.month or self.year or self.is_not_applicable)


def is_sent(data: Mapping[str, Any], key: str) -> bool:
    """Whether the question stood in the form."""
    return f"v.{key}" in data or f"a.{key}" in data or f"w.{key}" in data


def typed_in(data: Mapping[str, Any], key: str) -> Typed:
    values = tuple(text.replace("\r\n", "\n") for text in _texts(data, f"a.{key}"))
    version = _text(data, f"v.{key}")
    return Typed(
        values=tuple(value for value in values if value != NOT_APPLICABLE),
        day=_text(data, f"d.{key}"),
        month=_text(data, f"m.{key}"),
        year=_text(data, f"y.{key}"),
        is_not_applicable=NOT_APPLICABLE in values or f"n.{key}" in data,
        reason=_text(data, f"r.{key}").replace("\r\n", "\n"),
        version=int(version) if version.isdecimal() and len(version) < 9 else 0,
        choice=_text(data, f"c.{key}"),
        is_withdrawn=f"w.{key}" in data,
    )


def read(question: AnyQuestion, typed: Typed) -> Given | None:
    """The answer, or None where there is none. Raises InvalidAnswer with a sentence for the respondent."""
    if not question.is_asked_for_an_answer:
        question.read("")
    if typed.is_withdrawn:
        return None
    if typed.is_not_applicable:
        return _not_applicable(question, typed)
    if isinstance(question, Day):
        return _date(question, typed)
    if isinstance(question, MilestoneGrid):
        return question.read_cells(typed.values)
    values = [value for value in typed.values if value.strip()]
    if not values:
        return None
    return question.read(values if isinstance(question, MultipleChoice) else values[-1])


def _not_applicable(question: AnyQuestion, typed: Typed) -> NotApplicable:
    if not question.not_applicable:
        raise InvalidAnswer("This question applies to everyone who is asked it; answer it.")
    if any(value.strip() for value in typed.values) or typed.day or typed.month or typed.year:
        raise InvalidAnswer("Clear the answer, or take away the tick that it does not apply; it cannot be both.")
    if not typed.reason:
        raise InvalidAnswer(NO_REASON)
    return NotApplicable(as_text(typed.reason, MOST_REASON))


def _date(question: Day, typed: Typed) -> Given | None:
    parts = (typed.day, typed.month, typed.year)
    if not any(parts):
        return question.read(typed.values[-1]) if any(typed.values) else None
    if not all(parts):
        raise InvalidAnswer(PART_OF_A_DATE)
    if not all(part.isascii() and part.isdecimal() and len(part) <= 4 for part in parts):
        raise InvalidAnswer("Give day, month and year as numbers, for example 27 3 2027.")
    if len(typed.year) < 4:
        raise InvalidAnswer("Give the year with four figures, for example 2027.")
    try:
        given = date(int(typed.year), int(typed.month), int(typed.day))
    except ValueError:
        raise InvalidAnswer("There is no such day in the calendar; give a real date.") from None
    return question.read(given)


def _texts(data: Mapping[str, Any], name: str) -> list[str]:
    value = data.get(name, ())
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)] if value else []


def _text(data: Mapping[str, Any], name: str) -> str:
    sent = _texts(data, name)
    return sent[-1].strip() if sent else ""
