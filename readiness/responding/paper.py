"""A published version made ready to be shown: its sections in order, with numbers, ids and prepared forms.

A round's version never changes, so what is made of it is kept for the life of the process.
"""

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection
from sqlmodel import Session

from questionnaires.applicability import Applied
from questionnaires.definition import Questionnaire, Section
from questionnaires.numbering import numbers_of
from questionnaires.question_types import AnyQuestion
from questionnaires.texts import Text, words
from readiness.responding.forms import Forms, prepared
from readiness.scorekeeping import MOST_KEPT, Instrument, instrument_of


@dataclass(frozen=True, slots=True)
class Heading:
    """Of a section within a section. It is shown when one of its questions is."""

    id: str
    number: str
    title: str
    guidance: str
    depth: int
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A section of the questionnaire that has a page: what stands on it, in order."""

    key: str
    number: str
    title: str
    guidance: str
    items: tuple[Heading | str, ...]
    """Headings, and keys of questions."""

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(item for item in self.items if isinstance(item, str))

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(item for item in self.items if isinstance(item, Heading))


class Paper:
    def __init__(self, instrument: Instrument, mark: str) -> None:
        """`mark` says which version and scheme it is made from."""
        self.instrument, self.mark = instrument, mark
        self.numbers = numbers_of(self.questionnaire)
        self.ids = {key: f"q{at}" for at, key in enumerate(self.questionnaire.questions, start=1)}
        """Of elements: a key may hold signs that an id may not."""
        self._heading_ids = {key: f"h{at}" for at, key in enumerate(self.questionnaire.all_sections, start=1)}
        self.parts = {section.key: self._part(section) for section in self.questionnaire.sections}
        self.part_of = {key: part for part in self.parts.values() for key in part.keys}
        self._forms: dict[str, Forms] = {}

    @property
    def questionnaire(self) -> Questionnaire:
        return self.instrument.questionnaire

    def question(self, key: str) -> AnyQuestion:
        return self.questionnaire.questions[key]

    def words(self, text: Text | None) -> str:
        return words(text, "", self.questionnaire.language)

    def forms_of(self, part: Part) -> Forms:
        """Prepared at the first use: a page of many questions takes some tenths of a second."""
        if part.key not in self._forms:
            questions = [(self.ids[key], self.numbers.get(key, ""), self.question(key)) for key in part.keys]
            self._forms[part.key] = prepared(questions, self.words)
        return self._forms[part.key]

    def _part(self, section: Section) -> Part:
        return Part(
            section.key, self.numbers[section.key], self.words(section.title), self.words(section.guidance),
            tuple(self._items(section, 0)),
        )  # fmt: skip

    def _items(self, section: Section, depth: int) -> list[Heading | str]:
        own: list[Heading | str] = [question.key for question in section.questions]
        for inner in section.sections:
            own += self._items(inner, depth + 1)
        if depth == 0:
            return own
        keys = tuple(item for item in own if isinstance(item, str))
        heading = Heading(
            self._heading_ids[section.key], self.numbers[section.key], self.words(section.title),
            self.words(section.guidance), depth, keys,
        )  # fmt: skip
        return [heading, *own]


def following_part(paper: Paper, part: Part, applied: Applied) -> Part | None:
    """The next section in which something is asked."""
    parts = list(paper.parts.values())
    later = parts[parts.index(part) + 1 :]
    return next((one for one in later if not applied.shown.isdisjoint(one.keys)), None)


_kept: dict[tuple[str, str], Paper] = {}


def paper_of(connection: Connection, version_id: str, scheme_id: str) -> Paper:
    """Of what a round pins."""
    known = _kept.get((version_id, scheme_id))
    if known is None:
        with Session(connection) as db:
            known = Paper(instrument_of(db, version_id, scheme_id), f"{version_id} {scheme_id}")
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[(version_id, scheme_id)] = known
    return known
