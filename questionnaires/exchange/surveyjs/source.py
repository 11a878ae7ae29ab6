"""What a SurveyJS file says, its shape looked at once: pages, panels within them, and elements."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from questionnaires.documents import Document, Path
from questionnaires.problems import Problem, Refused

DEEPEST = 20
_LISTS = ("elements", "questions")
"""`questions` is what old versions of SurveyJS wrote."""


@dataclass(frozen=True, slots=True)
class Element:
    """A question, or words or a picture between questions."""

    name: str
    type: str
    said: Mapping[str, Any]

    @property
    def is_answered(self) -> bool:
        return self.type not in ("html", "image")

    @property
    def answers_as(self) -> str:
        """The name its answer is exported under."""
        other = self.said.get("valueName")
        return other if isinstance(other, str) and other.strip() else self.name


@dataclass(frozen=True, slots=True)
class Group:
    """A page, or a panel on it."""

    name: str
    said: Mapping[str, Any]
    members: "tuple[Element | Group, ...]"
    is_page: bool = False


@dataclass(frozen=True, slots=True)
class Survey:
    said: Mapping[str, Any]
    pages: tuple[Group, ...]

    def elements(self) -> Iterator[tuple[Element, Group]]:
        """Every element in reading order with the page or panel right around it."""
        for page in self.pages:
            yield from _elements(page)


def read_survey(said: Any, document: Document | None = None) -> Survey:
    """Raises Refused where this is not SurveyJS, or with every element that cannot be told what it is."""
    reader = _Reader(document or Document("", said, None))
    survey = reader.survey(said)
    if reader.problems:
        raise Refused(reader.problems)
    return survey


def _elements(group: Group) -> Iterator[tuple[Element, Group]]:
    for member in group.members:
        if isinstance(member, Group):
            yield from _elements(member)
        else:
            yield member, group


@dataclass(slots=True)
class _Reader:
    document: Document
    problems: list[Problem] = field(default_factory=list)

    def survey(self, said: Any) -> Survey:
        if not isinstance(said, Mapping) or not any(isinstance(said.get(name), list) for name in ("pages", *_LISTS)):
            self.refuse((), "", "This is not a SurveyJS questionnaire: it has no list of `pages` or `elements`.")
            return Survey({}, ())
        pages = said.get("pages")
        if not isinstance(pages, list):
            return Survey(
                said, (self.page({"name": "page1", **{name: said[name] for name in _LISTS if name in said}}, (), 1),)
            )
        return Survey(said, tuple(self.page(page, ("pages", at), at + 1) for at, page in enumerate(pages)))

    def page(self, said: Any, path: Path, number: int) -> Group:
        if not isinstance(said, Mapping):
            self.refuse(path, "", "A page must be an object with `name` and `elements`.")
            return Group("", {}, (), True)
        name = said.get("name")
        name = name if isinstance(name, str) and name.strip() else f"page{number}"
        return Group(name, said, self.members(said, path, name, 1), True)

    def members(self, said: Mapping[str, Any], path: Path, name: str, depth: int) -> tuple[Element | Group, ...]:
        within = next((one for one in _LISTS if said.get(one) is not None), "elements")
        listed = said.get(within, [])
        if not isinstance(listed, list):
            self.refuse((*path, within), name, f"`{within}` must be a list.")
            return ()
        if listed and depth > DEEPEST:
            self.refuse(
                path, name, f"Panels stand more than {DEEPEST} deep in one another here; no questionnaire does that."
            )
            return ()
        found = [self.member(one, (*path, within, at), depth) for at, one in enumerate(listed)]
        return tuple(one for one in found if one is not None)

    def member(self, said: Any, path: Path, depth: int) -> Element | Group | None:
        if not isinstance(said, Mapping):
            self.refuse(path, "", "An element must be an object with `type` and `name`.")
            return None
        name, kind = said.get("name"), said.get("type")
        for field_name, value in (("name", name), ("type", kind)):
            if not isinstance(value, str) or not value.strip():
                subject = name if isinstance(name, str) else ""
                self.refuse(
                    path,
                    subject,
                    f"This element has no `{field_name}`; add it in the source.",
                )
                return None
        if kind in ("panel", "flowpanel"):
            return Group(str(name), said, self.members(said, path, str(name), depth + 1))
        return Element(str(name), str(kind), said)

    def refuse(self, path: Path, subject: str, sentence: str) -> None:
        self.problems.append(self.document.problem(path, subject, sentence))
