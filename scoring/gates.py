"""Gates: essential conditions that cap a rating when they fail."""

from collections.abc import Mapping
from dataclasses import dataclass

from questionnaires.answers import AnswerSheet, Given, NotApplicable
from questionnaires.texts import words
from scoring.calculating import Earned, reaches
from scoring.patterns import matching
from scoring.receipt import GateResult
from scoring.scheme.ratings import Gate


@dataclass(frozen=True, slots=True)
class GateInput:
    """What gates look at: the questions asked, the answers that count, and the figures."""

    asked: frozenset[str]
    given: AnswerSheet
    figures: Mapping[str, Earned | None]


def result_of(gate: Gate, keys: list[str], seen: GateInput) -> GateResult:
    """Whether the gate passes; a failing one names the questions, or the figure, that it failed on."""
    failed = tuple(key for key in keys if key in seen.asked and not passes(gate, seen.given.get(key)))
    if gate.threshold is not None and not passes_on(gate, seen.figures.get(gate.threshold.figure)):
        failed = (*failed, gate.threshold.figure)
    return GateResult(key=gate.key, passed=not failed, cap=gate.cap, sentence=words(gate.sentence), failed_on=failed)


def questions_of(gate: Gate, keys: list[str]) -> list[str]:
    """The questions a gate looks at."""
    return matching(gate.questions, keys) if gate.questions is not None else []


def passes(gate: Gate, given: Given | None) -> bool:
    """Whether an answer lets the gate pass; None is a question left unanswered."""
    if given is None:
        return gate.not_answered == "passes"
    if isinstance(given, NotApplicable):
        return True
    chosen = given if isinstance(given, tuple) else (given,)
    return any(option in gate.passes_with for option in chosen)


def passes_on(gate: Gate, earned: Earned | None) -> bool:
    """Whether the gate's figure reaches its threshold; where there is no figure, `not_answered` decides."""
    if earned is None:
        return gate.not_answered == "passes"
    return gate.threshold is None or reaches(gate.threshold, earned)
