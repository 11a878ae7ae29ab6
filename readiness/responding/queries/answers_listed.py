"""Answers by section, as a list to read: for checking, and for what was handed in."""

from collections.abc import Mapping
from dataclasses import dataclass

from questionnaires.answers import Given
from questionnaires.applicability import Applied
from readiness.responding.addresses import in_address
from readiness.responding.paper import Paper, Part
from readiness.responding.wording import in_words


@dataclass(frozen=True, slots=True)
class Line:
    number: str
    text: str
    words: str
    is_missing: bool
    """Required, and not answered."""
    is_answered: bool
    change: str
    """Where it is asked."""


@dataclass(frozen=True, slots=True)
class Listed:
    title: str
    lines: tuple[Line, ...]


def listed(paper: Paper, applied: Applied, response: str) -> tuple[Listed, ...]:
    """What is asked, and what counts of the answers. Sections in which nothing is asked are left out."""
    sections = (
        Listed(f"{part.number} {part.title}", _lines(paper, part, applied, response)) for part in paper.parts.values()
    )
    return tuple(one for one in sections if one.lines)


def _lines(paper: Paper, part: Part, applied: Applied, response: str) -> tuple[Line, ...]:
    here = f"{response}/sections/{in_address(part.key)}"
    return tuple(
        _line(paper, key, applied.given.get(key), f"{here}#{paper.ids[key]}-box")
        for key in part.keys
        if key in applied.shown and paper.question(key).is_asked_for_an_answer
    )


def _line(paper: Paper, key: str, given: Given | None, change: str) -> Line:
    question = paper.question(key)
    return Line(
        paper.numbers[key], paper.words(question.text), in_words(paper, question, given),
        given is None and question.required, given is not None, change,
    )  # fmt: skip


def kept_aside(paper: Paper, sheet: Mapping[str, Given], applied: Applied) -> tuple[Line, ...]:
    """Answers that are kept and not counted, since their question is not asked, or not that option of it."""
    return tuple(
        _line(paper, key, sheet[key], "") for key in paper.ids if key in sheet and applied.given.get(key) != sheet[key]
    )
