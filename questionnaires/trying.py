"""The answers and facts worth trying on conditions.

As far as can be told, no other value would make a condition differ; where that cannot be told, it says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, islice
from typing import Any

from questionnaires.answers import Value
from questionnaires.comparisons import EQUALITIES, ORDERINGS, Use, uses_in
from questionnaires.conditions import Condition, Read
from questionnaires.definition import Fact
from questionnaires.question_types import AnyQuestion, Day, MultipleChoice, Number, Percent
from questionnaires.question_types.day import is_iso
from questionnaires.question_types.numbers import around

MOST_VALUES = 300


@dataclass(frozen=True, slots=True)
class Tried:
    """Values to try, besides none at all; `whole` when no other value could make a condition differ."""

    values: tuple[Any, ...]
    whole: bool


def answers_to_try(question: AnyQuestion, conditions: Iterable[Condition]) -> Tried:
    """Answers to the question, as typed values."""
    literals, uses = _named(Read("answers", question.key), conditions)
    keys = frozenset(option.key for option in question.choices)
    whole = True
    if isinstance(question, MultipleChoice):
        literals = literals if all(_is_membership(use) for use in uses) else keys
    elif isinstance(question, Number | Percent):
        whole = all(_is_between_numbers(use) for use in uses)
    elif isinstance(question, Day):
        whole = all(_is_between_dates(use) for use in uses)
    samples = question.samples(literals)
    if samples is None:
        return Tried((*sorted(literals), "\u2026"), whole=False)
    values: tuple[Value, ...] = tuple(islice(samples, MOST_VALUES))
    if all(isinstance(value, str) for value in values) and all(_is_equality(use) for use in uses):
        values = _told_apart(question, values, literals)
    return Tried(values, whole and len(values) < MOST_VALUES)


def facts_to_try(name: str, fact: Fact, conditions: Iterable[Condition]) -> Tried:
    """Values of the fact, as conditions see them."""
    literals, uses = _named(Read("profile", name), conditions)
    keys = [option.key for option in fact.options]
    if fact.kind == "yes_no":
        return Tried((True, False), whole=True)
    if fact.kind == "choice":
        return Tried(tuple(keys), whole=True)
    if fact.kind == "choices":
        plain = all(_is_membership(use) for use in uses)
        chosen = _subsets([key for key in keys if key in literals or not plain])
        return Tried(chosen, whole=len(chosen) < MOST_VALUES)
    if fact.kind == "number":
        numbers = tuple(float(number) for number in around(literals, None, None, None))
        return Tried(numbers, whole=all(_is_between_numbers(use) for use in uses))
    return Tried((*sorted(literals), "\u2026"), whole=False)


def _named(read: Read, conditions: Iterable[Condition]) -> tuple[frozenset[str], list[Use]]:
    """What the conditions that read it name, and how they use it."""
    reading = [condition for condition in conditions if read in condition.reads]
    uses = [use for condition in reading for use in uses_in(condition) if use.read == read]
    if all(use.is_plain for use in uses):
        return frozenset(token.literal for use in uses for token in use.beside), uses
    return frozenset(chain.from_iterable(condition.literals for condition in reading)), uses


def _told_apart(question: AnyQuestion, keys: tuple[Value, ...], literals: frozenset[str]) -> tuple[Value, ...]:
    """Without those options that conditions treat as they treat another one: not named, and always offered."""
    alike = [option.key for option in question.choices if option.key not in literals and option.applies_if is None]
    return tuple(key for key in keys if key not in alike[1:])


def _subsets(keys: Sequence[str]) -> tuple[list[str], ...]:
    every = chain.from_iterable(combinations(keys, size) for size in range(len(keys) + 1))
    return tuple(list(some) for some in islice(every, MOST_VALUES))


def _is_membership(use: Use) -> bool:
    return use.sign == "has" or (use.is_plain and use.sign == "holds")


def _is_equality(use: Use) -> bool:
    return use.sign == "has" or (use.is_plain and use.sign in (*EQUALITIES, "in"))


def _is_between_numbers(use: Use) -> bool:
    return use.sign == "has" or (_is_comparison(use) and all(token.kind == "number" for token in use.beside))


def _is_between_dates(use: Use) -> bool:
    return use.sign == "has" or (_is_comparison(use) and all(is_iso(token.literal) for token in use.beside))


def _is_comparison(use: Use) -> bool:
    return use.is_plain and use.sign in (*EQUALITIES, *ORDERINGS, "in")
