"""Conditions tried on every combination of values that could matter: those that fail, and questions nobody can be asked.

Choices are tried in full, numbers and dates around every value that a condition names. Where the combinations are too
many, or free text decides, nothing is claimed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, islice, product
from typing import Any

from questionnaires.answers import Value
from questionnaires.applicability import Gated, Plan
from questionnaires.checks.walk import Written, questions_of
from questionnaires.conditions import Condition, ConditionFailed, Read
from questionnaires.definition import Fact
from questionnaires.problems import Problem
from questionnaires.question_types import LongText, ShortText

MOST_TRIED = 5_000
_ABSENT = None


@dataclass(frozen=True, slots=True)
class Domain:
    """The values to try for one read; `whole` when no other value could make a difference."""

    values: tuple[Any, ...]
    whole: bool


def problems_of_reach(written: Written, plan: Plan) -> Iterator[Problem]:
    """One problem a question at most: its condition goes wrong, or it can never be asked."""
    for path, question in questions_of(written.questionnaire):
        gated = plan.gated[question.key]
        if not gated.conditions and not gated.options:
            continue
        where = (*path, "applies_if")
        failing = _failing(written, plan, gated)
        if failing is not None:
            yield written.problem(where, question.key, f"The condition has values of the wrong type: {failing}.")
        elif not _can_be_asked(written, plan, question.key):
            yield written.problem(
                where,
                question.key,
                "It can never be asked: no combination of answers and facts meets its conditions together.",
            )


def _failing(written: Written, plan: Plan, gated: Gated) -> str | None:
    for condition in (*gated.conditions, *gated.options.values()):
        reads = _distinct(condition.reads)
        domains = [_domain(written, plan, read, (condition,)) for read in reads]
        for values in islice(product(*(domain.values for domain in domains)), MOST_TRIED):
            try:
                _holds(condition, dict(zip(reads, values, strict=True)))
            except ConditionFailed as error:
                return str(error).rstrip(".")
    return None


def _can_be_asked(written: Written, plan: Plan, key: str) -> bool:
    """Whether some combination asks it; also when that cannot be told."""
    upstream = _upstream(plan, key)
    gates = [plan.gated[name] for name in plan.order if name in upstream]
    conditions = tuple(chain.from_iterable(gate.conditions for gate in gates))
    reads = _distinct(tuple(chain.from_iterable(condition.reads for condition in conditions)))
    domains = [_domain(written, plan, read, conditions) for read in reads]
    tried = 0
    for values in product(*(domain.values for domain in domains)):
        tried += 1
        if tried > MOST_TRIED:
            return True
        try:
            if _asked(gates, dict(zip(reads, values, strict=True)), key):
                return True
        except ConditionFailed:
            return True
    return not all(domain.whole for domain in domains)


def _asked(gates: Sequence[Gated], values: dict[Read, Any], key: str) -> bool:
    """Whether `key` is asked when every answer on the way counts only if its own question is asked."""
    counted = {read: value for read, value in values.items() if read.of == "profile"}
    for gate in gates:
        if all(_holds(condition, counted) for condition in gate.conditions):
            if gate.question.key == key:
                return True
            read = Read("answers", gate.question.key)
            if values.get(read) is not None:
                counted[read] = values[read]
    return False


def _holds(condition: Condition, values: dict[Read, Any]) -> bool:
    by_kind: dict[str, dict[str, Any]] = {"answers": {}, "profile": {}, "constituency": {}}
    for read, value in values.items():
        if value is not _ABSENT:
            by_kind[read.of][read.key] = value
    return condition.holds(by_kind["answers"], by_kind["profile"])


def _upstream(plan: Plan, key: str) -> set[str]:
    found, waiting = {key}, [key]
    while waiting:
        gate = plan.gated[waiting.pop()]
        for condition in gate.conditions:
            new = {read.key for read in condition.reads if read.of == "answers"} - found
            found |= new
            waiting.extend(new)
    return found


def _distinct(reads: tuple[Read, ...]) -> list[Read]:
    return list(dict.fromkeys(reads))


def _domain(written: Written, plan: Plan, read: Read, conditions: tuple[Condition, ...]) -> Domain:
    literals = frozenset(chain.from_iterable(condition.literals for condition in conditions if read in condition.reads))
    if read.of == "profile":
        return _of_fact(written.questionnaire.profile[read.key], literals)
    question = plan.gated[read.key].question
    samples = question.samples(literals)
    if samples is None:
        return Domain((_ABSENT, *sorted(literals), "\u2026"), whole=False)
    assert not isinstance(question, ShortText | LongText)
    values: list[Value] = list(islice(samples, 300))
    return Domain((_ABSENT, *(question.as_condition_value(value) for value in values)), whole=len(values) < 300)


def _of_fact(fact: Fact, literals: frozenset[str]) -> Domain:
    keys = [option.key for option in fact.options]
    if fact.kind == "yes_no":
        return Domain((_ABSENT, True, False), whole=True)
    if fact.kind == "choice":
        return Domain((_ABSENT, *keys), whole=True)
    if fact.kind == "choices":
        named = [key for key in keys if key in literals][:6] + [key for key in keys if key not in literals][:1]
        some = chain.from_iterable(combinations(named, size) for size in range(len(named) + 1))
        return Domain((_ABSENT, *(list(chosen) for chosen in some)), whole=sum(key in literals for key in keys) <= 6)
    if fact.kind == "number":
        numbers = sorted(
            {0.0, *(float(text) + step for text in literals if _is_number(text) for step in (-0.01, 0, 0.01))}
        )
        return Domain((_ABSENT, *numbers), whole=False)
    return Domain((_ABSENT, *sorted(literals), "\u2026"), whole=False)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
