"""Small rounds to compare: every organisation answers how much is planned, and whether there is a sponsor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from questionnaires.answers import AnswerSheet, NotApplicable
from questionnaires.definition import Questionnaire
from questionnaires.loading import load_questionnaire
from reports.comparison import ComparedRound
from scoring.compiling import compile_scheme
from scoring.constituencies import Organisation
from scoring.engine import Engine, Respondent
from scoring.loading import load_scheme

QUESTIONS = """
readiness: questionnaire/1
key: tiny
version: "1"
title: Tiny readiness
sections:
  - key: plan
    title: Plan
    questions:
      - {kind: percent, key: planned, text: How much is planned?, not_applicable: true}
      - {kind: yes_no, key: sponsor, text: Is there a sponsor?}
"""
SCHEME = """
readiness: scheme/1
key: tiny-scheme
version: "1"
title: Tiny scheme
questionnaire: {key: tiny}
questions:
  - {match: planned, linear: {from: 0, to: 100}}
  - {match: sponsor, options: {yes: 100, no: 0}}
scale:
  minimum_coverage: 60
  levels:
    - {key: behind, title: Behind}
    - {key: nearly, title: Nearly there, from: 50}
    - {key: ready, title: Ready, from: 80}
"""


@dataclass(frozen=True)
class Asked:
    """`answers` is None where the organisation has not answered."""

    id: str
    answers: Mapping[str, object] | None = None
    constituency: str = "Suppliers"
    weight: int | None = None


def answers(planned: int | None = None, sponsor: str | None = None) -> dict[str, object]:
    given = {"planned": planned, "sponsor": sponsor}
    return {key: value for key, value in given.items() if value is not None}


def at(percent: int) -> dict[str, object]:
    """Answers that make so many per cent."""
    return answers(2 * percent, "no") if percent <= 50 else answers(2 * percent - 100, "yes")


def a_round(
    key: str,
    asked: Sequence[Asked],
    *,
    questions: str = QUESTIONS,
    scheme: str = SCHEME,
    population_known: bool = True,
    with_sheets: bool = False,
) -> ComparedRound:
    questionnaire = load_questionnaire(questions, "questionnaire.yaml")
    compiled = compile_scheme(questionnaire, load_scheme(scheme, "scheme.yaml", questionnaire))
    engine = Engine(compiled)
    sheets = {one.id: _sheet(questionnaire, one.answers) for one in asked if one.answers is not None}
    weights = {one.id: None if one.weight is None else Fraction(one.weight) for one in asked}
    return ComparedRound(
        key=key,
        title=f"Round {key}",
        as_of="2026-03-31",
        questionnaire=questionnaire,
        compiled=compiled,
        organisations={
            one.id: Organisation(id=one.id, name=one.id, constituency=one.constituency, weight=weights[one.id])
            for one in asked
        },
        receipts={
            one.id: engine.receipt(Respondent(one.id, one.id, one.constituency), sheets[one.id])
            for one in asked
            if one.id in sheets
        },
        population_known=population_known,
        sheets=sheets if with_sheets else {},
    )


def _sheet(questionnaire: Questionnaire, given: Mapping[str, object]) -> AnswerSheet:
    return {
        key: raw if isinstance(raw, NotApplicable) else questionnaire.questions[key].read(raw)
        for key, raw in given.items()
    }
