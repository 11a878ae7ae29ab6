"""The ways in which open questions could decide what else is asked, and what enters a figure.

An open question is tried with values that tell apart all that conditions can tell apart, as long as that is certain and
there are not too many ways. What other open questions decide may be asked or not.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from questionnaires.answers import AnswerSheet, Given, Value
from questionnaires.applicability import Applied
from questionnaires.comparisons import EQUALITIES, uses_in
from questionnaires.conditions import Condition, Read
from questionnaires.question_types import Maturity, Option, SingleChoice, YesNo
from questionnaires.trying import answers_to_try
from scoring.compiling import Compiled

MOST_TRIED = 27
"""Three questions with yes, no and silence."""
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


OPEN, NOT_ASKED = Said(anything=True, nothing=True), Said(not_asked=True)


@dataclass(frozen=True, slots=True)
class Way:
    """What is asked if the questions in `tried` are answered so; `maybe` has those that may be asked or not."""

    sheet: AnswerSheet
    applied: Applied
    tried: Mapping[str, Tried]
    maybe: frozenset[str] = frozenset()

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
        return OPEN if key in self.applied.shown else NOT_ASKED

    def is_certain(self, condition: Condition) -> bool:
        """Whether all that the condition reads is settled."""
        return not any(
            read.key in self.maybe or self.is_open(read.key) for read in condition.reads if read.of == "answers"
        )


def ways_of(compiled: Compiled, profile: Mapping[str, Any], sheet: AnswerSheet, applied: Applied) -> list[Way]:
    """At least one. An answer with options that are no longer offered counts as missing, and may be given anew."""
    sheet = {key: given for key, given in sheet.items() if key in applied.given or key not in applied.shown}
    ways = [Way(sheet, applied, {})]
    for key in compiled.plan.order:
        if key in compiled.readers and any(way.is_open(key) for way in ways):
            ways = _parted(compiled, profile, ways, key)
    return ways


def alike_in(ways: Sequence[Way], compiled: Compiled) -> frozenset[str]:
    """The questions of which every way leaves the same to be said."""
    parting = {key for way in ways for key in (*way.tried, *way.maybe)}
    return frozenset(compiled.plan.gated) - {affected for key in parting for affected in compiled.plan.dependents(key)}


def _parted(compiled: Compiled, profile: Mapping[str, Any], ways: Sequence[Way], key: str) -> list[Way]:
    """The ways parted by what is said to a question, as far as it is open in them; together where they would be too many
    or that cannot be told."""
    if key not in compiled.tried:
        compiled.tried[key] = tuple(_to_try(compiled, key))
    found = [way for way in ways if not way.is_open(key)]
    open_ones = [way for way in ways if way.is_open(key)]
    each = len(compiled.tried[key]) + 1
    if each == 1 or len(found) + len(open_ones) * each > MOST_TRIED:
        return found + [replace(way, maybe=way.maybe | _decided_by(compiled, key)) for way in open_ones]
    return found + [further for way in open_ones for further in _tried(compiled, profile, way, key)]


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
    """The way parted by what is said to one question."""
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
    uses = [use for condition in conditions for use in uses_in(condition) if use.read == Read("answers", key)]
    if not isinstance(question, SingleChoice | YesNo | Maturity):
        found = answers_to_try(question, conditions)
        values = found.values if found.whole else ()
        if all(use.sign == "has" for use in uses):
            values = found.values[:1]
        yield from ((value, ()) for value in values)
        return
    keys = [option.key for option in question.choices]
    named = {token.literal for use in uses for token in use.beside}
    if not all(use.sign == "has" or (use.is_plain and use.sign in (*EQUALITIES, "in")) for use in uses):
        named = set(keys)
    yield from ((one, (one,)) for one in keys if one in named)
    others = tuple(one for one in keys if one not in named)
    if others:
        yield others[0], others
