"""Whether the points of a question mean the same in two schemes, and what an earlier answer would earn by the later rule."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from questionnaires.answers import NotApplicable
from questionnaires.question_types import AnyQuestion
from scoring.decomposition.carrying import Kept, carried
from scoring.decomposition.saying import as_given
from scoring.parts import Counted
from scoring.scheme.points import QuestionRule


def same_points(old: Counted, new: Counted) -> bool:
    """Whether the same answer earns the same points; weights and absences aside."""
    return _bare(old.points.rule) == _bare(new.points.rule) and _asked(old.points.question) == _asked(
        new.points.question
    )


@dataclass(frozen=True, slots=True)
class Regraded:
    """An earlier answer by the later rule."""

    earned: Fraction
    most: Fraction


def regraded(kept: Kept, old: Counted, new: Counted, written: Any) -> Regraded | None:
    """`written`: the answer as a receipt has it. None where it does not fit the later question, or is none there."""
    given = carried(as_given(old.points.question, written), new.points.question, kept.forward)
    if given is None or isinstance(given, NotApplicable) or new.points.absence_of(given) is not None:
        return None
    return Regraded(new.points.points(given).earned, new.points.most)


def _bare(rule: QuestionRule) -> QuestionRule:
    bare = QuestionRule(match="")
    return replace(rule, match="", weight=bare.weight, absence=bare.absence, counts_if=())


def _asked(question: AnyQuestion) -> tuple[type, tuple[str, ...]]:
    return type(question), tuple(option.key for option in question.choices)
