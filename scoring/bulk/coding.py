"""What a code means: a small number for each thing that a respondent can have said to a question, or not said."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from questionnaires.answers import Absence, Given, NotApplicable, Value
from questionnaires.question_types import AnyQuestion, MultipleChoice
from scoring.compiling import Compiled
from scoring.gates import GateInput, questions_of, result_of
from scoring.scheme.ratings import Gate

NOT_ASKED, NOT_ANSWERED, NOT_APPLICABLE, FIRST_ANSWER = 0, 1, 2, 3
Codes = NDArray[np.uint8] | NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Column:
    """A question and its codes: FIRST_ANSWER is the first of `answers`, the next code the second, and so on.

    Where one option is chosen, the answers are the options in their order. Elsewhere each stands for all answers that
    earn alike.
    """

    key: str
    answers: tuple[Value, ...]
    may_be_not_asked: bool
    may_be_not_applicable: bool

    @property
    def states(self) -> "tuple[Given | Absence, ...]":
        """What each code means; one that cannot be counts as not answered, so that it widens no figure's ends."""
        not_asked = Absence.NOT_ASKED if self.may_be_not_asked else Absence.NOT_ANSWERED
        not_applicable = NotApplicable("") if self.may_be_not_applicable else Absence.NOT_ANSWERED
        return (not_asked, Absence.NOT_ANSWERED, not_applicable, *self.answers)


@dataclass(frozen=True, slots=True)
class Coded:
    """Responses as codes, a row each, a column a question."""

    columns: tuple[Column, ...]
    codes: Codes
    holds: NDArray[np.bool_]
    """A row each: whether each of the conditions on members (`conditions_of`) holds."""


def columns_of(compiled: Compiled) -> tuple[Column, ...]:
    """The counted questions in reading order, then those that only gates look at or that coverage counts."""
    gated = compiled.plan.gated
    return tuple(
        Column(key, options_of(gated[key].question), bool(gated[key].conditions), gated[key].question.not_applicable)
        for key in _keys(compiled)
    )


def options_of(question: AnyQuestion) -> tuple[Value, ...]:
    """The options in order where one of them is the answer; nothing where answers are only known once given."""
    return () if isinstance(question, MultipleChoice) else tuple(option.key for option in question.choices)


def conditions_of(compiled: Compiled) -> tuple[str, ...]:
    """The conditions on members of figures, each once."""
    return tuple(
        dict.fromkeys(
            entry.condition.source for node in compiled.nodes for entry in node.entries if entry.condition is not None
        )
    )


def fails(gate: Gate, key: str, state: Given | Absence) -> bool:
    """Whether the gate fails on this question alone, in this state."""
    asked = frozenset((key,)) if state is not Absence.NOT_ASKED else frozenset[str]()
    given = {} if isinstance(state, Absence) else {key: state}
    return not result_of(msgspec.structs.replace(gate, threshold=None), [key], GateInput(asked, given, {})).passed


def _keys(compiled: Compiled) -> Sequence[str]:
    questions = compiled.questionnaire.questions
    keys = dict.fromkeys(compiled.counted)
    for gate in compiled.scheme.gates:
        keys |= dict.fromkeys(questions_of(gate, list(questions)))
    if compiled.scheme.scale is not None and compiled.scheme.scale.minimum_coverage > 0:
        keys |= dict.fromkeys(key for key, question in questions.items() if question.is_asked_for_an_answer)
    return list(keys)
