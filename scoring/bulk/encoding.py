"""Ordinary answers to codes, with applicability decided on the way."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from questionnaires.answers import AnswerSheet, NotApplicable, Value
from scoring.bulk.coding import (
    FIRST_ANSWER,
    NOT_ANSWERED,
    NOT_APPLICABLE,
    NOT_ASKED,
    Coded,
    Codes,
    Column,
    columns_of,
    conditions_of,
    fails,
)
from scoring.bulk.refusing import NotVectorisable
from scoring.compiling import Compiled
from scoring.gates import questions_of

MOST_CODES = 65_536


def encode(
    compiled: Compiled,
    sheets: Sequence[AnswerSheet],
    profiles: Sequence[Mapping[str, Any]] | None = None,
    constituencies: Sequence[str | None] | None = None,
) -> Coded:
    """Raises NotVectorisable where a question's answers earn in more ways than there are codes."""
    codings = [_Coding(compiled, column) for column in columns_of(compiled)]
    conditions = {
        entry.condition.source: entry.condition for node in compiled.nodes for entry in node.entries if entry.condition
    }
    codes = np.zeros((len(sheets), len(codings)), np.uint16)
    holds = np.zeros((len(sheets), len(conditions)), np.bool_)
    for row, sheet in enumerate(sheets):
        profile = profiles[row] if profiles is not None else {}
        constituency = constituencies[row] if constituencies is not None else None
        applied = compiled.plan.applied(sheet, profile)
        for at, coding in enumerate(codings):
            codes[row, at] = _code(coding, applied.shown, applied.given)
        for at, source in enumerate(conditions_of(compiled)):
            holds[row, at] = conditions[source].holds(applied.seen, profile, constituency)
    return Coded(tuple(coding.column for coding in codings), _small(codes), holds)


class _Coding:
    """The codes of one question, more of them as answers come that earn in another way."""

    def __init__(self, compiled: Compiled, column: Column) -> None:
        self.key = column.key
        self.may_be_not_applicable = column.may_be_not_applicable
        self.may_be_not_asked = column.may_be_not_asked
        self.one = compiled.counted.get(column.key)
        every = list(compiled.questionnaire.questions)
        self.gates = [gate for gate in compiled.scheme.gates if column.key in questions_of(gate, every)]
        self.answers = list(column.answers)
        self.known = {value: FIRST_ANSWER + at for at, value in enumerate(column.answers)}
        self.alike: dict[tuple[Any, ...], int] = {}

    @property
    def column(self) -> Column:
        return Column(self.key, tuple(self.answers), self.may_be_not_asked, self.may_be_not_applicable)

    def of(self, value: Value) -> int:
        if value not in self.known:
            self.known[value] = self.alike.setdefault(self._earning(value), FIRST_ANSWER + len(self.answers))
            if self.known[value] == FIRST_ANSWER + len(self.answers):
                self.answers.append(value)
            if self.known[value] >= MOST_CODES:
                raise NotVectorisable(f"question {self.key}: its answers earn in more than {MOST_CODES:,} ways.")
        return self.known[value]

    def _earning(self, value: Value) -> tuple[Any, ...]:
        """All that scoring sees of an answer."""
        failing = tuple(fails(gate, self.key, value) for gate in self.gates)
        if self.one is None:
            return failing
        absence = self.one.points.absence_of(value)
        return (*failing, absence, self.one.points.points(value).earned if absence is None else None)


def _code(coding: _Coding, shown: frozenset[str], given: AnswerSheet) -> int:
    if coding.key not in shown:
        return NOT_ASKED
    answer = given.get(coding.key)
    if answer is None:
        return NOT_ANSWERED
    if isinstance(answer, NotApplicable):
        coding.may_be_not_applicable = True
        return NOT_APPLICABLE
    return coding.of(answer)


def _small(codes: NDArray[np.uint16]) -> Codes:
    return codes.astype(np.uint8) if not codes.size or codes.max() < 256 else codes
