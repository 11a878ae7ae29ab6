"""What would have lifted the rating, in the words of the questionnaire."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

import msgspec
import structlog

from questionnaires.conditions import ConditionFailed
from questionnaires.definition import Questionnaire
from questionnaires.numbering import numbers_of
from questionnaires.problems import InvalidAnswer
from questionnaires.texts import words
from readiness.figures.recent import Recent
from readiness.lift_words import answer_words, said_before, sentence_of
from readiness.scorekeeping import Instrument, respondent_of, sheet_from
from readiness.tables import Response, Submission
from scoring.receipt import Line, Receipt
from scoring.uplift import Change, LiftSet, Uplift, uplift_of

log = structlog.get_logger("readiness.standing")
STEPS = 24
"""A page waits for the search; what it does not prove in so many steps it does not claim."""
_WORTH = 80_000
"""A step takes longer with more questions, about with their square: so many steps of one question take a second or less."""
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


def steps_for(questions: int) -> int:
    """One always: the first bound mostly is the proof already."""
    return max(1, min(STEPS, _WORTH // max(1, questions**2)))


def uplift_for(
    instrument: Instrument, response: Response, submission: Submission, receipt_id: str, constituency: str
) -> Uplift | None:
    """None where the search goes wrong on what is stored."""

    def make() -> Uplift:
        stored: Mapping[str, object] = msgspec.json.decode(submission.sheet)
        rows = ((key, msgspec.json.encode(value).decode()) for key, value in stored.items())
        sheet = sheet_from(instrument.questionnaire, rows)
        steps = steps_for(len(instrument.questionnaire.questions))
        return uplift_of(instrument.engine, respondent_of(instrument, response, constituency), sheet, steps=steps)

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
        answered=said_before(change, place.question, questionnaire.language),
        would=answer_words(change.would, place.question, questionnaire.language),
        points=f"{_points(lines.get(change.question))} to {_points(would.get(change.question))}",
        href=f"/responses/{response}/receipt#line-{quote(change.question)}" if change.question in lines else "",
    )


def _points(line: Line | None) -> str:
    return "no points" if line is None or line.points is None else line.points
