"""The questions of a round's version that a lesson may be linked to."""

from dataclasses import dataclass

from sqlmodel import Session

from questionnaires.numbering import numbers_of
from questionnaires.texts import words
from readiness.scorekeeping import instrument_of
from readiness.tables import Round


@dataclass(frozen=True, slots=True)
class Asked:
    key: str
    number: str
    text: str


def asked_in(db: Session, round_: Round | None) -> tuple[Asked, ...]:
    """In their order; those that take no answer are left out."""
    if round_ is None:
        return ()
    questionnaire = instrument_of(db, round_.version_id, round_.scheme_id).questionnaire
    numbers = numbers_of(questionnaire)
    return tuple(
        Asked(key, numbers.get(key, ""), words(question.text, questionnaire.language))
        for key, question in questionnaire.questions.items()
        if numbers.get(key)
    )
