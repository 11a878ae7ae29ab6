"""Who is asked what: conditions on sections, questions and options, worked out in the order they depend on one another.

The answer to a question that is not asked is kept, never counted, and no condition sees it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Any

from questionnaires.answers import AnswerSheet, Given, NotApplicable
from questionnaires.conditions import Condition, compiled
from questionnaires.definition import Questionnaire
from questionnaires.question_types import AnyQuestion


class Circular(ValueError):
    """Conditions that depend on one another in a circle; `keys` are the questions on it."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        self.keys = keys
        super().__init__(" -> ".join((*keys, keys[0])))


@dataclass(frozen=True, slots=True)
class Gated:
    """A question with every condition that stands before it, its sections' first, and those of its options."""

    question: AnyQuestion
    conditions: tuple[Condition, ...]
    options: dict[str, Condition]

    @property
    def reads(self) -> set[str]:
        """Keys of the questions whose answers decide whether this one, or one of its options, is asked."""
        return _answers_read(self.conditions) | _answers_read(self.options.values())


@dataclass(frozen=True, slots=True)
class Applied:
    """What is shown to one respondent, and the answers that count: given, asked, and with options that are offered."""

    shown: frozenset[str]
    given: Mapping[str, Given]
    seen: Mapping[str, Any]
    """The same answers as conditions see them; not applicable is no answer here."""


class Plan:
    """A questionnaire's conditions, compiled once and put in order. Raises InvalidCondition, Circular or KeyError
    on a questionnaire that `checks` would refuse."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        cache: dict[str, Condition] = {}
        self.gated = {gated.question.key: gated for gated in _gated(questionnaire, cache)}
        readers: dict[str, list[str]] = {key: [] for key in self.gated}
        for gated in self.gated.values():
            for key in gated.reads:
                readers[key].append(gated.question.key)
        self.order = _ordered(self.gated, readers)
        self._readers = readers
        self._rank = {key: rank for rank, key in enumerate(self.order)}
        self._after: dict[str, tuple[str, ...]] = {}

    def applied(self, sheet: AnswerSheet, profile: Mapping[str, Any], keys: Iterable[str] | None = None) -> Applied:
        """Of all questions, or of those named, each after all it depends on.

        Raises ConditionFailed where a condition goes wrong on these answers.
        """
        so_far = _SoFar(set(), {}, {})
        for key in self.order if keys is None else keys:
            self._decide(key, sheet, profile, so_far)
        return so_far.settled()

    def after(self, before: Applied, sheet: AnswerSheet, profile: Mapping[str, Any], key: str) -> Applied:
        """The same once the answer to `key` has changed: only what depends on it is worked out again."""
        so_far = _SoFar(set(before.shown), dict(before.given), dict(before.seen))
        for affected in self.dependents(key):
            self._decide(affected, sheet, profile, so_far)
        return so_far.settled()

    def dependents(self, key: str) -> tuple[str, ...]:
        """The question itself and all whose asking may turn on it, in the order to work them out."""
        if key not in self._after:
            found = {key}
            waiting = [key]
            while waiting:
                new = [reader for reader in self._readers[waiting.pop()] if reader not in found]
                found.update(new)
                waiting.extend(new)
            self._after[key] = tuple(sorted(found, key=self._rank.__getitem__))
        return self._after[key]

    def upstream(self, key: str) -> tuple[str, ...]:
        """All on which the asking of the question turns, in the order to work them out, and itself at the end."""
        found, waiting = {key}, list(_answers_read(self.gated[key].conditions))
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting.extend(self.gated[one].reads)
        return tuple(sorted(found, key=self._rank.__getitem__))

    def _decide(self, key: str, sheet: AnswerSheet, profile: Mapping[str, Any], so_far: "_SoFar") -> None:
        gated = self.gated[key]
        so_far.forget(key)
        for condition in gated.conditions:
            if not condition.holds(so_far.seen, profile):
                return
        so_far.shown.add(key)
        answer = sheet.get(key)
        if answer is None or not gated.question.is_asked_for_an_answer:
            return
        if gated.options:
            answer = _offered(gated, answer, so_far.seen, profile)
            if answer is None:
                return
        so_far.given[key] = answer
        if not isinstance(answer, NotApplicable):
            so_far.seen[key] = gated.question.as_condition_value(answer)


@dataclass(frozen=True, slots=True)
class _SoFar:
    """What is being worked out."""

    shown: set[str]
    given: dict[str, Given]
    seen: dict[str, Any]

    def forget(self, key: str) -> None:
        self.shown.discard(key)
        self.given.pop(key, None)
        self.seen.pop(key, None)

    def settled(self) -> Applied:
        return Applied(frozenset(self.shown), self.given, self.seen)


def _answers_read(conditions: Iterable[Condition]) -> set[str]:
    return {read.key for condition in conditions for read in condition.reads if read.of == "answers"}


def _offered(gated: Gated, answer: Given, seen: Mapping[str, Any], profile: Mapping[str, Any]) -> Given | None:
    """The answer without options that are not offered to this respondent; None when nothing is left."""
    hidden = {key for key, condition in gated.options.items() if not condition.holds(seen, profile)}
    if isinstance(answer, tuple):
        return tuple(key for key in answer if key not in hidden) or None
    return None if answer in hidden else answer


def _gated(questionnaire: Questionnaire, cache: dict[str, Condition]) -> Iterator[Gated]:
    def condition(source: str) -> Condition:
        if source not in cache:
            cache[source] = compiled(source)
        return cache[source]

    for place in questionnaire.placed:
        sources = [section.applies_if for section in place.sections] + [place.question.applies_if]
        options = {
            option.key: condition(option.applies_if)
            for option in place.question.choices
            if option.applies_if is not None
        }
        yield Gated(place.question, tuple(condition(source) for source in sources if source is not None), options)


def _ordered(gated: Mapping[str, Gated], readers: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Every question after those it depends on, otherwise in reading order."""
    position = {key: at for at, key in enumerate(gated)}
    missing = {key: len(gate.reads) for key, gate in gated.items()}
    ready = [position[key] for key, count in missing.items() if count == 0]
    keys, order = list(gated), []
    while ready:
        key = keys[heappop(ready)]
        order.append(key)
        for reader in readers[key]:
            missing[reader] -= 1
            if missing[reader] == 0:
                heappush(ready, position[reader])
    if len(order) < len(keys):
        raise Circular(_circle(gated, set(keys) - set(order)))
    return tuple(order)


def _circle(gated: Mapping[str, Gated], among: set[str]) -> tuple[str, ...]:
    """One circle among questions of which each depends on another of them."""
    path = [min(among)]
    while True:
        following = min(key for key in gated[path[-1]].reads if key in among)
        if following in path:
            return tuple(path[path.index(following) :])
        path.append(following)
