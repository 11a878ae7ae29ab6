"""All conditions of the source by whose they are: those that ours can say, with circles opened."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from questionnaires.exchange.surveyjs.conditions import Answers, as_cel
from questionnaires.exchange.surveyjs.nodes import Node, Untranslatable, names_in
from questionnaires.exchange.surveyjs.notes import Notes
from questionnaires.exchange.surveyjs.parts import Part
from questionnaires.exchange.surveyjs.questions import Asked
from questionnaires.problems import Problem, Refused

MOST_CIRCLES = 100
Owner = tuple[str, ...]
"""Whose condition it is: ("section", key), ("question", key) or ("option", key of the question, key of the option)."""


@dataclass(slots=True)
class Gates:
    """All conditions of a questionnaire to be, by owner, each readable and free of circles."""

    parts: tuple[Part, ...]
    notes: Notes
    file: str = ""
    asked: dict[str, tuple[Asked, tuple[Part, ...]]] = field(init=False)
    """By key, with the parts around."""
    answers: Answers = field(init=False)
    nodes: dict[Owner, Node] = field(init=False)

    def __post_init__(self) -> None:
        placed = [place for part in self.parts for place in part.everything()]
        self.asked = {asked.question.key: (asked, around) for asked, around in placed}
        self.answers = Answers(
            {asked.name: asked.question for asked, _ in placed if asked.question.is_asked_for_an_answer}
        )
        self.nodes = {owner: node for owner, element, node in self._written() if self._is_sound(owner, element, node)}
        self._open_circles()

    def order(self) -> list[str]:
        """Every question after those its conditions read."""
        return list(TopologicalSorter(self._reads()).static_order())

    def owners(self, key: str) -> list[Owner]:
        """Whose conditions stand before a question, outermost first, those of its options last."""
        asked, around = self.asked[key]
        own: list[Owner] = [("section", part.key) for part in around]
        own += [("question", key), *(("option", key, option) for option in asked.offered_if)]
        return [owner for owner in own if owner in self.nodes]

    def _written(self) -> Iterator[tuple[Owner, str, Node]]:
        for asked, around in self.asked.values():
            for part in around:
                if part.condition is not None:
                    yield ("section", part.key), part.element, part.condition
            if asked.condition is not None:
                yield ("question", asked.question.key), asked.element, asked.condition
            for option, node in asked.offered_if.items():
                yield ("option", asked.question.key, option), asked.element, node

    def _is_sound(self, owner: Owner, element: str, node: Node) -> bool:
        try:
            as_cel(node, self.answers)
        except Untranslatable as reason:
            self.drop(owner, element, str(reason))
            return False
        return True

    def drop(self, owner: Owner, element: str, reason: str) -> None:
        matter = f"`visibleIf` of the choice {owner[2]}" if owner[0] == "option" else "`visibleIf`"
        self.notes.add(element, matter, f"{reason}; it is always shown")

    def _reads(self) -> dict[str, set[str]]:
        return {key: {one for owner in self.owners(key) for one in self._read_by(owner)} for key in self.asked}

    def _read_by(self, owner: Owner) -> set[str]:
        return {self.answers.questions[self.answers.spelling(name)].key for name in names_in(self.nodes[owner])}

    def _open_circles(self) -> None:
        position = {key: at for at, key in enumerate(self.asked)}
        for key in self.asked:
            self._cut(key, key)
        for _ in range(MOST_CIRCLES):
            try:
                self.order()
            except CycleError as error:
                circle: list[str] = error.args[1][:-1]
                reader = min(circle, key=position.__getitem__)
                self._cut(reader, circle[circle.index(reader) - 1])
            else:
                return
        raise Refused(
            [
                Problem(
                    self.file,
                    0,
                    "",
                    f"Its conditions run in more than {MOST_CIRCLES} circles; open them in the source.",
                )
            ]
        )

    def _cut(self, reader: str, read: str) -> None:
        """Takes away the conditions before `reader` that read `read`."""
        for owner in self.owners(reader):
            if read in self._read_by(owner):
                del self.nodes[owner]
                asked, around = self.asked[reader]
                element = next((part.element for part in around if owner == ("section", part.key)), asked.element)
                reason = "it depends on its own answer" if read == reader else "conditions run in a circle"
                self.drop(owner, element, reason)
