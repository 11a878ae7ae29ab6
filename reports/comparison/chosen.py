"""What became of the questions that a lesson names: the programme's own measure of whether it helped."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from reports.comparison.values import Pair, QuestionMovement

Verdict = Literal["helped", "no change", "worse", "cannot tell"]


@dataclass(frozen=True, slots=True)
class ChosenMovement:
    """`n`: matched organisations of `of` that answered one of the questions in both rounds. Of the answers they gave,
    `better`, `worse` and `same`. `reason`: why this verdict, in a sentence; `questions`: those found, in the pair's order."""

    verdict: Verdict
    reason: str
    n: int
    of: int
    better: int
    worse: int
    same: int
    questions: tuple[QuestionMovement, ...]
    unknown: tuple[str, ...]
    """Keys that neither round asked."""


def question_movement(pair: Pair, question_keys: Collection[str], constituency: str | None = None) -> ChosenMovement:
    """Keys of the earlier or of the later version; within one constituency, or among all matched organisations."""
    wanted = set(question_keys)
    found = [one for one in pair.questions.questions if wanted & {*one.old, *one.new}]
    known = {key for one in found for key in (*one.old, *one.new)}
    return ChosenMovement(
        verdict="cannot tell",
        reason="",
        n=0,
        of=0,
        better=0,
        worse=0,
        same=0,
        questions=tuple(found),
        unknown=tuple(sorted(wanted - known)),
    )
