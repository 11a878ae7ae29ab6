"""Small rounds made by the engine itself: two sections, of which the second concerns only organisations that build."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from questionnaires.answers import NotApplicable
from questionnaires.definition import Questionnaire
from questionnaires.loading import load_questionnaire
from reports.constituency_page import rolled_of
from reports.rolled import Rolled, RolledTable
from scoring.compiling import compile_scheme
from scoring.constituencies import Organisation, RatedRound, roll_up
from scoring.engine import Engine, Respondent
from scoring.loading import load_scheme
from scoring.receipt import Receipt
from scoring.scheme import Scheme

QUESTIONS = """
readiness: questionnaire/1
key: tiny
version: "1"
title: Tiny readiness
profile:
  builds: {kind: yes_no, title: Builds, default: true}
sections:
  - key: plan
    title: Plan and milestones
    questions:
      - {kind: percent, key: planned, text: How much is planned?, not_applicable: true}
      - {kind: yes_no, key: sponsor, text: Is there a sponsor?}
  - key: build
    title: Build
    applies_if: profile.builds
    questions:
      - {kind: percent, key: built, text: How much is built?, not_applicable: true}
"""
SCHEME = """
readiness: scheme/1
key: tiny-scheme
version: "2"
title: Tiny scheme
questionnaire: {key: tiny}
absence: {not_asked: leave_out, not_answered: zero, not_applicable: leave_out}
rounding: {places: 1}
questions:
  - {match: planned, linear: {from: 0, to: 100}}
  - {match: built, linear: {from: 0, to: 100}}
not_counted: sponsor
scale:
  on: percent
  minimum_coverage: 60
  levels:
    - {key: behind, title: Behind, meaning: Much is missing.}
    - {key: nearly, title: Nearly there, from: 50}
    - {key: ready, title: Ready, from: 80, colour: "#2E7D32"}
gates:
  - {key: sponsor, questions: sponsor, passes_with: [yes], cap: behind, sentence: There is no sponsor.}
constituencies:
  rule: mean
  minimum_coverage: 50
  by_constituency:
    Networks: {rule: worst}
    Agents: {rule: share, level: nearly, levels: [{key: behind}, {key: nearly, from: 40}, {key: ready, above: 90}]}
"""


@dataclass(frozen=True)
class ARound:
    rated: RatedRound
    receipts: tuple[Receipt, ...]
    questionnaire: Questionnaire
    scheme: Scheme

    @property
    def rolled(self) -> Rolled:
        """As those see it who see names."""
        return rolled_of(self.rated, self.receipts, self.questionnaire)

    @property
    def table(self) -> RolledTable:
        return self.rolled.table

    @property
    def inputs(self) -> tuple[RatedRound, tuple[Receipt, ...], Questionnaire, Scheme]:
        return self.rated, self.receipts, self.questionnaire, self.scheme


@dataclass(frozen=True)
class Asked:
    """`answers` is None where the organisation has not answered."""

    id: str
    constituency: str
    answers: Mapping[str, object] | None = None
    name: str = ""
    weight: int | None = None
    builds: bool = True


def a_round(
    asked: Sequence[Asked], *, questions: str = QUESTIONS, scheme: str = SCHEME, population_known: bool = True
) -> ARound:
    questionnaire = load_questionnaire(questions, "questionnaire.yaml")
    rules = load_scheme(scheme, "scheme.yaml", questionnaire)
    compiled = compile_scheme(questionnaire, rules)
    engine = Engine(compiled)
    receipts, unanswered = {}, {}
    for one in asked:
        respondent = Respondent(one.id, one.name or one.id, one.constituency, _text(one.weight), {"builds": one.builds})
        if one.answers is None:
            unanswered[one.id] = engine.possible(respondent)
            continue
        sheet = {
            key: value if isinstance(value, NotApplicable) else questionnaire.questions[key].read(value)
            for key, value in one.answers.items()
        }
        receipts[one.id] = engine.receipt(respondent, sheet)
    organisations = [
        Organisation(
            id=one.id,
            name=one.name or one.id,
            constituency=one.constituency,
            weight=None if one.weight is None else Fraction(one.weight),
        )
        for one in asked
    ]
    refs = (compiled.questionnaire_ref, compiled.scheme_ref)
    rated = roll_up(rules, organisations, receipts, unanswered, refs, population_known=population_known)
    return ARound(rated, tuple(receipts.values()), questionnaire, rules)


def answers(planned: int, built: int | None = None, sponsor: str = "yes") -> dict[str, object]:
    given: dict[str, object] = {"planned": planned, "sponsor": sponsor}
    return given if built is None else {**given, "built": built}


def four_constituencies() -> ARound:
    """Suppliers settled but for one missing, Networks rated by the worst, Agents by a share, Software without answers."""
    return a_round(
        [
            Asked("S1", "Suppliers", answers(90, 90), "Albion", 60),
            Asked("S2", "Suppliers", answers(80, 40), "Brook", 30),
            Asked("S3", "Suppliers", None, "Cairn", 10),
            Asked("N1", "Networks", answers(100), "Dell Networks", 5, builds=False),
            Asked("N2", "Networks", answers(90, sponsor="no"), "Esk Networks", 5, builds=False),
            Asked("A1", "Agents", answers(85, 95), "Fern Agents", 1),
            Asked("A2", "Agents", answers(20, 30), "Gale Agents", 3),
            Asked("P1", "Software", None, "Harbour Software", 2),
        ]
    )


def _text(weight: int | None) -> str | None:
    return None if weight is None else str(weight)
