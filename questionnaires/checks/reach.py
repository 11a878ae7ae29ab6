"""Conditions tried on every combination of values that could matter: those that fail, and questions never asked.

Choices are tried in full, numbers and dates around every value that a condition names. Where the combinations are too
many, or something cannot be tried in full, nothing is claimed.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, islice, product
from typing import Any

from questionnaires.answers import Value
from questionnaires.applicability import Plan
from questionnaires.checks.walk import Written, conditions_of, questions_of
from questionnaires.conditions import Condition, ConditionFailed, Read, compiled
from questionnaires.definition import Questionnaire
from questionnaires.problems import Problem
from questionnaires.trying import Tried, answers_to_try, facts_to_try

MOST_TRIED = 5_000


def problems_of_failure(written: Written) -> Iterator[Problem]:
    """Conditions that go wrong on values they can meet."""
    for path, subject, source in conditions_of(written.questionnaire):
        failure = failure_of(compiled(source), written.questionnaire)
        if failure:
            yield written.problem(path, subject, f"The condition can go wrong: {failure}")


def problems_of_reach(written: Written, plan: Plan) -> Iterator[Problem]:
    """Questions that can never be asked. The conditions are known not to fail."""
    for path, question in questions_of(written.questionnaire):
        if plan.gated[question.key].conditions and not _can_be_asked(written.questionnaire, plan, question.key):
            yield written.problem(
                (*path, "applies_if"),
                question.key,
                "It can never be asked: no combination of answers and facts meets its conditions together.",
            )


def failure_of(condition: Condition, questionnaire: Questionnaire) -> str:
    """What goes wrong on values that a condition can meet; nothing where nothing does."""
    reads = [read for read in condition.reads if read.of != "constituency"]
    tried = [_tried(questionnaire, read, [condition]) for read in reads]
    for values in islice(product(*(_or_absent(one) for one in tried)), MOST_TRIED):
        answers: dict[str, Any] = {}
        profile: dict[str, Any] = {}
        for read, value in zip(reads, values, strict=True):
            if value is not None and read.of == "answers":
                answers[read.key] = questionnaire.questions[read.key].as_condition_value(value)
            elif value is not None:
                profile[read.key] = value
        try:
            condition.holds(answers, profile)
        except ConditionFailed as error:
            return str(error)
    return ""


def _can_be_asked(questionnaire: Questionnaire, plan: Plan, key: str) -> bool:
    """Whether some combination asks it; also when that cannot be told."""
    keys = plan.upstream(key)
    conditions = [*plan.gated[key].conditions]
    for before in keys[:-1]:
        conditions += [*plan.gated[before].conditions, *plan.gated[before].options.values()]
    reads = list(dict.fromkeys(chain.from_iterable(condition.reads for condition in conditions)))
    tried = [_tried(questionnaire, read, conditions) for read in reads]
    for at, values in enumerate(product(*(_or_absent(one) for one in tried))):
        if at == MOST_TRIED:
            return True
        given = {read: value for read, value in zip(reads, values, strict=True) if value is not None}
        sheet: dict[str, Value] = {read.key: value for read, value in given.items() if read.of == "answers"}
        profile = {read.key: value for read, value in given.items() if read.of == "profile"}
        if key in plan.applied(sheet, profile, keys).shown:
            return True
    return not all(one.whole for one in tried)


def _tried(questionnaire: Questionnaire, read: Read, conditions: Sequence[Condition]) -> Tried:
    if read.of == "profile":
        return facts_to_try(read.key, questionnaire.profile[read.key], conditions)
    return answers_to_try(questionnaire.questions[read.key], conditions)


def _or_absent(tried: Tried) -> tuple[Any, ...]:
    return (*tried.values, None)
