"""What would have lifted the rating, in the words of the questionnaire."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

import msgspec
import structlog

from questionnaires.answers import Given, NotApplicable, Value, plain
from questionnaires.conditions import ConditionFailed
from questionnaires.definition import Questionnaire
from questionnaires.numbering import numbers_of
from questionnaires.problems import InvalidAnswer
from questionnaires.question_types import AnyQuestion
from questionnaires.texts import words
from readiness.figures.recent import Recent
from readiness.scorekeeping import Instrument, respondent_of, sheet_from
from readiness.tables import Response, Submission
from readiness.web.frame import Link
from reports.numbers import counted
from scoring.receipt import Line, Receipt
from scoring.uplift import Change, Lift, LiftSet, Uplift, uplift_of

log = structlog.get_logger("readiness.standing")
STEPS = 24
"""A page waits for the search; what it does not prove in so many steps it does not claim."""
_MADE: Recent[str, Uplift] = Recent(128)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    section: str
    question: str
    answered: str
    would: str
    points: str
    href: str
    """Of its line in the receipt; empty where it was not asked and has none."""

    @property
    def _receipt(self) -> Link | str:
        return Link(f"Line of {self.question.partition(' ')[0]}", self.href) if self.href else "no line"

    @property
    def cells(self) -> tuple[object, ...]:
        return self.question, self.section, self.answered, self.would, self.points, self._receipt


@dataclass(frozen=True, slots=True)
class ShownSet:
    """`outcome`: the total and the rating of the sheet so changed."""

    rows: tuple[ChangeRow, ...]
    outcome: str


@dataclass(frozen=True, slots=True)
class ShownLift:
    level: str
    sentence: str
    sets: tuple[ShownSet, ...]


def uplift_for(
    instrument: Instrument, response: Response, submission: Submission, receipt_id: str, constituency: str
) -> Uplift | None:
    """None where the search goes wrong on what is stored."""

    def make() -> Uplift:
        stored: Mapping[str, object] = msgspec.json.decode(submission.sheet)
        rows = ((key, msgspec.json.encode(value).decode()) for key, value in stored.items())
        sheet = sheet_from(instrument.questionnaire, rows)
        return uplift_of(instrument.engine, respondent_of(instrument, response, constituency), sheet, steps=STEPS)

    try:
        return _MADE.made(receipt_id, make)
    except (ConditionFailed, InvalidAnswer, msgspec.MsgspecError) as error:
        log.error("what would have lifted a rating cannot be found", receipt=receipt_id, error=type(error).__name__)
        return None


def shown_lifts(
    uplift: Uplift, instrument: Instrument, receipt: Receipt, titles: Mapping[str, str], response: str
) -> tuple[ShownLift, ...]:
    lines = {line.question: line for line in receipt.lines}
    return tuple(
        ShownLift(
            titles[lift.level],
            sentence_of(lift, titles[lift.level]),
            tuple(_set(instrument.questionnaire, one, lines, titles, response) for one in lift.sets),
        )
        for lift in uplift.lifts
    )


def sentence_of(lift: Lift, level: str) -> str:
    """How many answers, and how far that is proved."""
    if lift.at_least is None:
        return f"No set of better answers would have led to {level}, with everything else as it is."
    if lift.size is None:
        return (
            f"At least {counted(lift.at_least, 'other answer', 'other answers')} would have been needed for {level}; "
            "no set was found within the time that a page may take."
        )
    answers = counted(lift.size, "other answer", "other answers")
    if not lift.is_exact:
        return (
            f"At most {answers} would have been needed for {level}; fewer than {lift.at_least} is impossible. "
            "Whether fewer would have done could not be settled within the time that a page may take."
        )
    if lift.is_all and lift.found == 1:
        return f"{answers} would have led to {level}, and nothing smaller or other would have done."
    sets = f"{lift.found} sets of questions" if lift.is_all else f"at least {lift.found} sets of questions"
    return f"{answers} would have led to {level}; fewer would not have done. There are {sets} of that size."


def _set(
    questionnaire: Questionnaire, one: LiftSet, lines: Mapping[str, Line], titles: Mapping[str, str], response: str
) -> ShownSet:
    would = {line.question: line for line in one.receipt.lines}
    rows = tuple(_row(questionnaire, change, lines, would, response) for change in one.changes)
    rating = titles.get(one.receipt.rating or "", "")
    return ShownSet(rows, f"It would have been {rating}: {one.receipt.rating_reason}")


def _row(
    questionnaire: Questionnaire,
    change: Change,
    lines: Mapping[str, Line],
    would: Mapping[str, Line],
    response: str,
) -> ChangeRow:
    numbers = numbers_of(questionnaire)
    place = next(one for one in questionnaire.placed if one.question.key == change.question)
    section = place.sections[-1]
    return ChangeRow(
        section=f"{numbers[section.key]} {words(section.title, 'en', questionnaire.language)}",
        question=f"{numbers[change.question]} {words(place.question.text, 'en', questionnaire.language)}",
        answered=_answered(change, place.question, questionnaire.language),
        would=answer_words(change.would, place.question, questionnaire.language),
        points=f"{_points(lines.get(change.question))} to {_points(would.get(change.question))}",
        href=f"/responses/{response}/receipt#line-{quote(change.question)}" if change.question in lines else "",
    )


def _answered(change: Change, question: AnyQuestion, language: str) -> str:
    if change.given is None:
        return "Not answered" if change.was_asked else "Not asked; it would have come up"
    said = answer_words(change.given, question, language)
    return f"{said} (counts as not answered)" if change.was_missing else said


def _points(line: Line | None) -> str:
    return "no points" if line is None or line.points is None else line.points


def answer_words(given: Given | Value, question: AnyQuestion, language: str) -> str:
    if isinstance(given, NotApplicable):
        return f"Not applicable: {given.reason}"
    titles = {option.key: words(option.text, "en", language) for option in question.choices}
    if isinstance(given, tuple):
        return "; ".join(titles.get(str(key), str(key)) for key in given)
    if given == "\u2026":
        return "Any answer"
    return titles.get(str(given), str(plain(given)))
