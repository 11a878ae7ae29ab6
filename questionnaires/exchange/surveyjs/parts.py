"""Pages and panels as sections: which question stands where, under which key and conditions of the source."""

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaires.exchange.surveyjs.keys import Keys, keyed
from questionnaires.exchange.surveyjs.nodes import Node
from questionnaires.exchange.surveyjs.options import condition_of
from questionnaires.exchange.surveyjs.questions import Asked, NotCarried, read_question
from questionnaires.exchange.surveyjs.source import Element, Group, Survey
from questionnaires.exchange.surveyjs.texts import Texts
from questionnaires.texts import Text

_KNOWN = {"name", "type", "title", "description", "elements", "questions", "visible", "visibleIf"}


@dataclass(frozen=True, slots=True)
class Part:
    """A section to be, its questions before the sections within it."""

    key: str
    title: Text
    element: str
    guidance: Text | None = None
    condition: Node | None = None
    questions: tuple[Asked, ...] = ()
    parts: "tuple[Part, ...]" = ()

    def everything(self, around: "tuple[Part, ...]" = ()) -> "Iterator[tuple[Asked, tuple[Part, ...]]]":
        """Every question in reading order with the parts around it, outermost first."""
        inside = (*around, self)
        for asked in self.questions:
            yield asked, inside
        for part in self.parts:
            yield from part.everything(inside)


def read_parts(survey: Survey, texts: Texts) -> tuple[Part, ...]:
    return _Sorter(survey, texts).parts()


class _Sorter:
    """Gives every element its key and its place."""

    def __init__(self, survey: Survey, texts: Texts) -> None:
        self.survey, self.texts, self.notes = survey, texts, texts.notes
        self.questions, self.sections = Keys(texts.notes), Keys(texts.notes)
        self.panel_keys: dict[int, str] = {}
        self.question_keys: dict[int, str] = {}

    def parts(self) -> tuple[Part, ...]:
        # Published scores go by panels, so panels choose section keys first; questions likewise, before texts to read.
        for panel in (panel for page in self.survey.pages for panel in _panels(page)):
            self.panel_keys[id(panel)] = self.sections.key(panel.name)
        self.question_keys = {id(element): key for key, element, _ in keyed(self.survey, self.questions)}
        return tuple(part for page in self.survey.pages for part in self.part(page, page.name))

    def part(self, group: Group, title_around: Text) -> list[Part]:
        """The section of a page or panel; nothing where nothing in it is carried over."""
        name, said = group.name, group.said
        if said.get("visible") is False and not said.get("visibleIf"):
            self.notes.add(name, "`visible`", "it is never shown, so it has been left out with all it holds")
            return []
        key = self.sections.key(name, "-page") if group.is_page else self.panel_keys[id(group)]
        title = self.texts.read(said.get("title"), name, "title") or title_around
        questions, parts = self.members(group, key, title)
        if not questions and not parts:
            self.notes.add(name, "`elements`", "nothing in it could be carried over, so it has been left out")
            return []
        self.notes.add_others(name, said, _KNOWN)
        guidance = self.texts.read(said.get("description"), name, "description")
        return [Part(key, title, name, guidance, condition_of(said, name, self.notes), tuple(questions), tuple(parts))]

    def members(self, group: Group, key: str, title: Text) -> tuple[list[Asked], list[Part]]:
        """Questions, then parts. Questions after a panel get a section of their own, so that the order stays."""
        questions: list[Asked] = []
        parts: list[Part] = []
        after: list[Asked] = []
        for member in group.members:
            if isinstance(member, Element):
                (after if parts else questions).extend(self.question(member))
                continue
            inner = self.part(member, title)
            if inner and after:
                parts.append(self.rest(group, key, title, after))
                after = []
            parts += inner
        if after:
            parts.append(self.rest(group, key, title, after))
        return questions, parts

    def rest(self, group: Group, key: str, title: Text, questions: list[Asked]) -> Part:
        own = self.sections.another(key)
        self.notes.add(
            group.name, "`elements`", f"to keep the order, what follows a panel stands in a section of its own, {own}"
        )
        return Part(own, title, group.name, questions=tuple(questions))

    def question(self, element: Element) -> list[Asked]:
        key = self.question_keys.get(id(element))
        if key is None and element.is_answered:
            return []
        try:
            if key is None:
                key = self.questions.key(element.name)
            return read_question(element, key, self.texts, self.questions.key)
        except NotCarried as reason:
            self.notes.add(element.name, "the question", f"{reason}")
            return []


def _panels(group: Group) -> Iterator[Group]:
    for member in group.members:
        if isinstance(member, Group):
            yield member
            yield from _panels(member)
