"""The ways in which open questions could decide what else is asked, and what enters a figure.

An open question is tried with values that tell apart all that conditions can tell apart, as long as that is certain and
there are not too many ways. What other open questions decide may be asked or not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from questionnaires.answers import AnswerSheet, Given, Value
from questionnaires.applicability import Applied
from questionnaires.comparisons import EQUALITIES, uses_in
from questionnaires.conditions import Condition, Read
from questionnaires.question_types import Maturity, Option, SingleChoice, YesNo
from questionnaires.trying import answers_to_try
from scoring.compiling import Compiled

MOST_TRIED = 32
Tried = tuple[Value | None, ...]
"""Answers that come to the same for all conditions; None: it stays open. Empty: some answer or other."""


@dataclass(frozen=True, slots=True)
class Said:
    """What can be said to a question: one of some answers, any answer, nothing (or that it is not applicable); or it is
    not asked."""

    answers: tuple[Given, ...] = ()
    anything: bool = False
    nothing: bool = False
    not_asked: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """What is asked if the questions in `tried` are answered so; `maybe` has those that may be asked or not."""

    sheet: AnswerSheet
    applied: Applied
    tried: Mapping[str, Tried]
    maybe: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    """Questions that decide something, but are not tried."""

    def is_open(self, key: str) -> bool:
        """Whether it is surely asked, and neither answered nor tried."""
        applied = self.applied
        return key in applied.shown and key not in applied.given and key not in self.maybe and key not in self.tried

    def said(self, key: str, has_conditional_options: bool) -> Said:
        """What this way leaves to be said to a question."""
        if key in self.maybe:
            waiting = self.sheet.get(key)
            is_open = waiting is None or has_conditional_options
            return Said(() if waiting is None else (waiting,), is_open, is_open, not_asked=True)
        tried = self.tried.get(key)
        if tried is not None:
            return Said(tuple(one for one in tried if one is not None), anything=not tried, nothing=None in tried)
        given = self.applied.given.get(key)
        if given is not None:
            return Said((given,))
        return Said(anything=True, nothing=True) if key in self.applied.shown else Said(not_asked=True)

    def is_certain(self, condition: Condition) -> bool:
        """Whether all that the condition reads is settled."""
        return not any(
            read.key in self.maybe or self.is_open(read.key) for read in condition.reads if read.of == "answers"
        )


def ways_of(compiled: Compiled, profile: Mapping[str, Any], sheet: AnswerSheet, applied: Applied) -> list[Way]:
    """At least one."""
    steering = [key for key in compiled.plan.order if key in compiled.readers]
    waiting = [Way(sheet, applied, {})]
    done: list[Way] = []
    while waiting:
        way = waiting.pop()
        key = next((key for key in steering if key not in way.left and way.is_open(key)), None)
        if key is None:
            done.append(way)
            continue
        further = list(_tried(compiled, profile, way, key))
        if not further or len(done) + len(waiting) + len(further) > MOST_TRIED:
            further = [replace(way, maybe=way.maybe | _decided_by(compiled, key), left=way.left | {key})]
        waiting += further
    return done


def _decided_by(compiled: Compiled, key: str) -> frozenset[str]:
    return frozenset(compiled.plan.dependents(key)) - {key}


def offered_in(compiled: Compiled, profile: Mapping[str, Any], way: Way, key: str) -> tuple[Option, ...]:
    """The options that a question offers; all of them where that is not settled."""
    gated = compiled.plan.gated[key]
    if not gated.options or key in way.maybe:
        return gated.question.choices
    return tuple(
        option
        for option in gated.question.choices
        if option.key not in gated.options or gated.options[option.key].holds(way.applied.seen, profile)
    )


def _tried(compiled: Compiled, profile: Mapping[str, Any], way: Way, key: str) -> Iterator[Way]:
    """The way parted by what is said to one question; nothing where that cannot be told."""
    if key not in compiled.tried:
        compiled.tried[key] = tuple(_to_try(compiled, key))
    if not compiled.tried[key]:
        return
    offered = {option.key for option in offered_in(compiled, profile, way, key)}
    for value, alike in compiled.tried[key]:
        chosen = tuple(one for one in alike if one in offered)
        if alike and not chosen:
            continue
        sheet = {**way.sheet, key: chosen[0] if chosen else value}
        after = compiled.plan.after(way.applied, sheet, profile, key)
        if key in after.given:
            yield replace(way, sheet=sheet, applied=after, tried={**way.tried, key: chosen})
    yield replace(way, tried={**way.tried, key: (None,)})


def _to_try(compiled: Compiled, key: str) -> Iterator[tuple[Value, tuple[Value, ...]]]:
    """Values with all that come to the same, where these are few enough to name."""
    question, conditions = compiled.plan.gated[key].question, compiled.readers[key]
    if not isinstance(question, SingleChoice | YesNo | Maturity):
        values = answers_to_try(question, conditions)
        yield from ((value, ()) for value in values.values if values.whole)
        return
    uses = [use for condition in conditions for use in uses_in(condition) if use.read == Read("answers", key)]
    keys = [option.key for option in question.choices]
    named = {token.literal for use in uses for token in use.beside}
    if not all(use.sign == "has" or (use.is_plain and use.sign in (*EQUALITIES, "in")) for use in uses):
        named = set(keys)
    yield from ((one, (one,)) for one in keys if one in named)
    others = tuple(one for one in keys if one not in named)
    if others:
        yield others[0], others
