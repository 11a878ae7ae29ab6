"""What became of the questions that a lesson names: the programme's own measure of whether it helped."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from reports.comparison.values import Moves, Pair, QuestionMovement
from reports.numbers import counted, organisations
from scoring.exact import total_of

Verdict = Literal["helped", "no change", "worse", "cannot tell"]


@dataclass(frozen=True, slots=True)
class ChosenMovement:
    """`n` of `of` matched organisations answered in both rounds the question that most of them did. `better`, `worse`, `same`:
    answers to all the questions. `before`, `after`: mean of the questions' means, per cent of the maximum.

    `reason`: why this verdict, in sentences; `questions`: those found, in the pair's order; `unknown`: keys that neither asked.
    """

    verdict: Verdict
    reason: str
    n: int
    of: int
    better: int
    worse: int
    same: int
    before: Fraction | None
    after: Fraction | None
    questions: tuple[QuestionMovement, ...]
    unknown: tuple[str, ...]


def question_movement(pair: Pair, question_keys: Collection[str], constituency: str | None = None) -> ChosenMovement:
    """Keys of the earlier or of the later version; within one constituency, or among all matched organisations."""
    wanted = set(question_keys)
    found = [one for one in pair.questions.questions if wanted & {*one.old, *one.new}]
    known = {key for one in found for key in (*one.old, *one.new)}
    moves = [made for one in found if (made := _within(one, constituency)) is not None]
    verdict, reason = _judged(pair, found, moves, constituency)
    return ChosenMovement(
        verdict=verdict,
        reason=reason,
        n=max((one.n for one in moves), default=0),
        of=max((one.of for one in moves), default=0),
        better=sum(one.better for one in moves),
        worse=sum(one.worse for one in moves),
        same=sum(one.same for one in moves),
        before=_mean([one.before for one in moves]),
        after=_mean([one.after for one in moves]),
        questions=tuple(found),
        unknown=tuple(sorted(wanted - known)),
    )


def _within(one: QuestionMovement, constituency: str | None) -> Moves | None:
    return one.all if constituency is None else one.by_constituency.get(constituency)


def _judged(
    pair: Pair, found: Sequence[QuestionMovement], moves: Sequence[Moves], constituency: str | None
) -> tuple[Verdict, str]:
    if not found:
        return "cannot tell", pair.questions.reason or "Neither round asked these questions."
    if not moves:
        none = next((one.reason for one in found if one.all is None), None)
        return "cannot tell", none or f"No organisation of {constituency} counts in both rounds."
    if not any(one.n for one in moves):
        return "cannot tell", "No matched organisation answered in both rounds."
    better, worse, same = (sum(getattr(one, way) for one in moves) for way in ("better", "worse", "same"))
    n, of = max(one.n for one in moves), max(one.of for one in moves)
    answers = counted(better + worse + same, "answer", "answers")
    said = (
        f"Of {answers} that {n:,} of {organisations(of)} in both rounds gave twice, "
        f"{better:,} got better, {worse:,} got worse and {same:,} stayed as they were."
    )
    if len(moves) < len(found):
        said += f" {len(found) - len(moves)} of {len(found)} questions cannot be compared."
    return ("helped" if better > worse else "worse" if worse > better else "no change"), said


def _mean(numbers: Sequence[Fraction | None]) -> Fraction | None:
    known = [one for one in numbers if one is not None]
    return total_of(known) / len(known) if known else None
