"""Gates: essential conditions that cap a rating when they fail."""

from collections.abc import Mapping
from dataclasses import dataclass

from questionnaires.answers import AnswerSheet, NotApplicable
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
    failed = tuple(key for key in keys if _fails(gate, key, seen))
    if gate.threshold is not None:
        earned = seen.figures.get(gate.threshold.figure)
        if not (reaches(gate.threshold, earned) or (earned is None and gate.not_answered == "passes")):
            failed = (*failed, gate.threshold.figure)
    return GateResult(key=gate.key, passed=not failed, cap=gate.cap, sentence=words(gate.sentence), failed_on=failed)


def questions_of(gate: Gate, keys: list[str]) -> list[str]:
    """The questions a gate looks at."""
    return matching(gate.questions, keys) if gate.questions is not None else []


def _fails(gate: Gate, key: str, seen: GateInput) -> bool:
    if key not in seen.asked:
        return False
    given = seen.given.get(key)
    if given is None:
        return gate.not_answered == "fails"
    if isinstance(given, NotApplicable):
        return False
    chosen = given if isinstance(given, tuple) else (given,)
    return not any(option in gate.passes_with for option in chosen)
