"""What is to become of an answer: kept, already so, not understood, or in conflict with somebody else's. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import msgspec

from questionnaires.answers import plain
from questionnaires.problems import InvalidAnswer
from questionnaires.question_types import AnyQuestion
from readiness.responding.reading import Typed, read
from readiness.scorekeeping import WITHDRAWN


@dataclass(frozen=True, slots=True)
class Stored:
    """The latest of an answer, and whose it is."""

    value: str
    version: int
    saved_at: datetime
    saved_by: str | None


@dataclass(frozen=True, slots=True)
class Changed:
    value: str
    version: int


@dataclass(frozen=True, slots=True)
class Unchanged:
    version: int


@dataclass(frozen=True, slots=True)
class Invalid:
    sentence: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Someone else changed the answer to something else since it was shown."""

    mine: str
    theirs: Stored


Outcome = Changed | Unchanged | Invalid | Conflict


def decide(
    question: AnyQuestion,
    typed: Typed,
    stored: Stored | None,
    *,
    person: str,
    shown_then: Callable[[int], str | None] | None,
) -> Outcome:
    """`shown_then` gives the value at an earlier version, for a whole page on which only some answers were touched;
    None where this one answer was given on purpose."""
    current, version = (stored.value, stored.version) if stored else (WITHDRAWN, 0)
    kept, _, number = typed.choice.partition(":")
    is_chosen = number == str(version)
    if kept == "theirs" and is_chosen:
        return Unchanged(version)
    try:
        given = read(question, typed)
    except InvalidAnswer as error:
        return Invalid(str(error))
    value = WITHDRAWN if given is None else msgspec.json.encode(plain(given)).decode()
    if value == current:
        return Unchanged(version)
    if stored is None or typed.version == version or (kept == "mine" and is_chosen):
        return Changed(value, version + 1)
    if shown_then is not None and value == shown_then(typed.version):
        return Unchanged(version)
    if stored.saved_by == person:
        return Changed(value, version + 1)
    return Conflict(value, stored)
