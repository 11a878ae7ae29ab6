"""For each milestone of the plan: how far it is, when it is forecast (or was done), and how sure one is of that."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from questionnaires.answers import Value
from questionnaires.problems import InvalidAnswer
from questionnaires.question_types.choices import MOST_SHOWN, as_key, listed, repeated
from questionnaires.question_types.day import is_iso
from questionnaires.question_types.question import Option, Question

CELLS = 3
"""Of a row: state, day, confidence."""
NO_DAY, NO_CONFIDENCE = "give the day it is forecast for.", "say how sure you are of the day."
_SIGNS = frozenset("=/;")


class State(StrEnum):
    """How far a milestone is. The words are those people read."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETE = "complete"
    NOT_APPLICABLE = "not_applicable"

    @property
    def words(self) -> str:
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Row:
    """What was said of one milestone. `on`: the day it is forecast for, or on which it was complete; None where it does not apply.
    `confidence`: a key, empty where the milestone is complete or does not apply."""

    milestone: str
    state: State
    on: datetime.date | None
    confidence: str

    @property
    def text(self) -> str:
        """As it stands in an answer: `M10=in_progress/2025-09-30/high`."""
        return f"{self.milestone}={self.state}/{self.on or ''}/{self.confidence}"


_HIGH_TO_LOW = (
    Option(key="low", text={"en": "Low", "fr": "Faible"}),
    Option(key="medium", text={"en": "Medium", "fr": "Moyenne"}),
    Option(key="high", text={"en": "High", "fr": "Élevée"}),
)


class MilestoneGrid(Question, frozen=True, kw_only=True, tag="milestone_grid"):
    """Answered with a row for each milestone, as text `M10=in_progress/2025-09-30/high`, or in JSON as a mapping of the
    milestone's key to `state`, `on` and `confidence`. Rows may be missing; a required grid waits for all."""

    milestones: Annotated[
        tuple[Option, ...],
        Meta(min_length=1, max_length=60, description="By the keys under which the programme plans them, in order."),
    ]
    confidence: Annotated[
        tuple[Option, ...], Meta(min_length=2, max_length=6, description="The least confident first.")
    ] = _HIGH_TO_LOW

    @property
    def parts(self) -> tuple[Option, ...]:
        return self.milestones

    def read(self, raw: object) -> Value:
        given = dict(_rows_in(raw))
        known = [one.key for one in self.milestones]
        for key in given:
            if key not in known:
                raise InvalidAnswer(f"{key[:MOST_SHOWN]!r} is not one of its milestones ({listed(known)}).")
        rows = [self._row(key, given[key]) for key in known if key in given]
        if not rows:
            raise InvalidAnswer("Say how far at least one milestone is, or leave the question unanswered.")
        return tuple(row.text for row in rows)

    def read_cells(self, cells: Sequence[str]) -> Value | None:
        """From a form that sends three texts for each milestone in order; None where all are empty."""
        rows = {
            one.key: tuple(text.strip() for text in cells[at * CELLS : (at + 1) * CELLS])
            for at, one in enumerate(self.milestones)
        }
        said = {key: row for key, row in rows.items() if any(row)}
        return self.read({key: dict(zip(_NAMES, row, strict=True)) for key, row in said.items()}) if said else None

    def is_whole(self, value: Value) -> bool:
        return isinstance(value, tuple) and len(value) == len(self.milestones)

    def as_condition_value(self, value: Value) -> list[str]:
        return list(value) if isinstance(value, tuple) else [str(value)]

    def problems(self) -> Iterator[tuple[str, str]]:
        for name, options in (("milestones", self.milestones), ("confidence", self.confidence)):
            for key in repeated(options):
                yield name, f"Key {key!r} stands twice; give each a key of its own."
            for option in options:
                if _SIGNS & set(option.key):
                    yield (
                        name,
                        f"Key {option.key!r} holds '=', '/' or ';', which part the rows of an answer; choose another.",
                    )
                if option.exclusive or option.applies_if is not None:
                    yield (
                        name,
                        "`exclusive` and `applies_if` are for options; leave them out, a row can say that it does not apply.",
                    )

    def _row(self, key: str, cells: tuple[str, str, str]) -> Row:
        state, on, confidence = cells
        if state not in list(State):
            known = listed([one.value for one in State])
            raise InvalidAnswer(f"{key}: say how far it is; {state[:MOST_SHOWN]!r} is not one of {known}.")
        if state == State.NOT_APPLICABLE:
            return Row(key, State.NOT_APPLICABLE, None, "")
        if not on:
            raise InvalidAnswer(f"{key}: {NO_DAY}")
        if not is_iso(on):
            raise InvalidAnswer(
                f"{key}: {on[:MOST_SHOWN]!r} is not a date; write it as year-month-day, for example 2026-03-31."
            )
        day = datetime.date.fromisoformat(on)
        if state == State.COMPLETE:
            return Row(key, State.COMPLETE, day, "")
        if not confidence:
            raise InvalidAnswer(f"{key}: {NO_CONFIDENCE}")
        levels = [one.key for one in self.confidence]
        if confidence not in levels:
            raise InvalidAnswer(f"{key}: {confidence[:MOST_SHOWN]!r} is no confidence; they are {listed(levels)}.")
        return Row(key, State(state), day, confidence)


def rows_of(value: Value) -> tuple[Row, ...]:
    """The rows of an answer that `MilestoneGrid.read` gave."""
    assert isinstance(value, tuple)
    found = []
    for text in value:
        key, _, said = text.rpartition("=")
        state, on, confidence = said.split("/")
        found.append(Row(key, State(state), datetime.date.fromisoformat(on) if on else None, confidence))
    return tuple(found)


_NAMES = ("state", "on", "confidence")


def _rows_in(raw: object) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """(milestone, its three cells) from a mapping, from texts of rows, or from either as JSON text."""
    if isinstance(raw, Mapping):
        for key, row in raw.items():
            if not isinstance(row, Mapping) or not set(row) <= set(_NAMES):
                raise InvalidAnswer(f"{str(key)[:MOST_SHOWN]}: give `state`, `on` and `confidence`.")
            yield str(key), tuple(_cell(row.get(name)) for name in _NAMES)  # type: ignore[misc]
        return
    if isinstance(raw, str):
        raw = _from_text(raw.strip())
        if isinstance(raw, Mapping):
            yield from _rows_in(raw)
            return
    if not isinstance(raw, list | tuple):
        raise InvalidAnswer("Give a row for each milestone, for example M10=in_progress/2025-09-30/high.")
    seen = set()
    for text in raw:
        key, sign, said = as_key(text).rpartition("=")
        cells = said.split("/")
        if not sign or len(cells) != CELLS:
            raise InvalidAnswer(f"{str(text)[:MOST_SHOWN]!r} is no row; write it as M10=in_progress/2025-09-30/high.")
        if key in seen:
            raise InvalidAnswer(f"{key[:MOST_SHOWN]}: it stands twice; give one row for each milestone.")
        seen.add(key)
        yield key, (cells[0].strip(), cells[1].strip(), cells[2].strip())


def _from_text(text: str) -> object:
    if text[:1] in ("[", "{"):
        try:
            return msgspec.json.decode(text)
        except (msgspec.DecodeError, RecursionError):
            raise InvalidAnswer("Give rows as JSON, or parted by ';'.") from None
    return [piece for piece in (part.strip() for part in text.split(";")) if piece]


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, datetime.date) else as_key(value)
