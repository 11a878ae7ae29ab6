"""Elements of SurveyJS as questions of ours, one function a type. Types not in the register have no counterpart."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from questionnaires.exchange.surveyjs.nodes import Compared, Joined, Literal, Name, Node
from questionnaires.exchange.surveyjs.numbers import date_of, decimal_of
from questionnaires.exchange.surveyjs.options import CHOICES_SAID, Choice, choices_of, condition_of, truth_choices
from questionnaires.exchange.surveyjs.ratings import RATING_SAID, rating_choices, rating_ends
from questionnaires.exchange.surveyjs.source import Element
from questionnaires.exchange.surveyjs.texts import Texts
from questionnaires.question_types import (
    AnyQuestion,
    Day,
    Information,
    LongText,
    MultipleChoice,
    Number,
    ShortText,
    SingleChoice,
)

LONGEST_LINE, LONGEST_TEXT = 1_000, 100_000
_COMMON = {
    "type",
    "name",
    "valueName",
    "title",
    "description",
    "isRequired",
    "visible",
    "visibleIf",
    "correctAnswer",
    "score",
}
_COMMENT = {"hasComment", "showCommentArea", "commentText"}


class NotCarried(ValueError):
    """An element that no question of ours can stand for; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the name that conditions of the source read it by, and those conditions."""

    question: AnyQuestion
    name: str
    element: str
    condition: Node | None = None
    offered_if: Mapping[str, Node] = field(default_factory=dict)
    """By option key."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One element with the key it was given and what it may say."""

    element: Element
    key: str
    texts: Texts

    def head(self) -> dict[str, Any]:
        said, name = self.element.said, self.element.name
        return {
            "key": self.key,
            "text": self.texts.read(said.get("title"), name, "title") or name,
            "guidance": self.texts.read(said.get("description"), name, "description"),
            "required": said.get("isRequired") is True,
        }

    def note(self, name: str, consequence: str) -> None:
        self.texts.notes.add(self.element.name, f"`{name}`", consequence)


def read_question(element: Element, key: str, texts: Texts, comment_key: Callable[[str], str]) -> list[Asked]:
    """The question and, where SurveyJS keeps words beside it, the question for those. Raises NotCarried."""
    if element.type not in TYPES:
        raise NotCarried(f"there is no question like it here ({element.type})")
    if element.said.get("visible") is False and not element.said.get("visibleIf"):
        raise NotCarried("it is never shown (`visible`: false)")
    read, known = TYPES[element.type]
    texts.notes.add_others(element.name, element.said, known)
    question, choices = read(Reading(element, key, texts))
    condition = condition_of(element.said, element.name, texts.notes)
    offered_if = {choice.option.key: choice.condition for choice in choices if choice.condition is not None}
    asked = Asked(question, element.answers_as, element.name, condition, offered_if)
    comment = _comment_on(asked, element, texts)
    if comment is None:
        return [asked]
    shown_if, text = comment
    name = f"{element.answers_as}-Comment"
    words = LongText(key=comment_key(name), text=text, required=False, most_characters=LONGEST_TEXT)
    return [asked, Asked(words, name, element.name, shown_if)]


def _comment_on(asked: Asked, element: Element, texts: Texts) -> tuple[Node | None, Any] | None:
    """When the words beside an answer are asked for, and how."""
    said = element.said
    if any(said.get(name) is True for name in ("hasComment", "showCommentArea")):
        return asked.condition, texts.read(said.get("commentText"), element.name, "commentText") or texts.standard(
            "comment"
        )
    other = next((option for option in asked.question.choices if option.key == "other"), None)
    if other is None or not any(said.get(name) is True for name in ("hasOther", "showOtherItem")):
        return None
    operator = "contains" if isinstance(asked.question, MultipleChoice) else "equal"
    chosen = Compared(operator, Name(asked.name), Literal("other"))
    return chosen if asked.condition is None else Joined("and", (asked.condition, chosen)), other.text


Read = Callable[[Reading], tuple[AnyQuestion, tuple[Choice, ...]]]


def _single(reading: Reading) -> tuple[AnyQuestion, tuple[Choice, ...]]:
    choices = choices_of(reading.element, reading.texts, several=False)
    if not choices:
        reading.note("choices", "it names none itself, so any words are taken")
        return ShortText(**reading.head(), most_characters=LONGEST_LINE), ()
    return SingleChoice(**reading.head(), options=tuple(choice.option for choice in choices)), choices


def _several(reading: Reading) -> tuple[AnyQuestion, tuple[Choice, ...]]:
    choices = choices_of(reading.element, reading.texts, several=True)
    if not choices:
        raise NotCarried("it names no choices itself")
    most = decimal_of(reading.element.said.get("maxSelectedChoices"))
    at_most = int(most) if most is not None and most >= 1 else None
    return MultipleChoice(
        **reading.head(), options=tuple(choice.option for choice in choices), at_most=at_most
    ), choices


def _truth(reading: Reading) -> tuple[AnyQuestion, tuple[Choice, ...]]:
    choices = truth_choices(reading.element, reading.texts)
    return SingleChoice(**reading.head(), options=tuple(choice.option for choice in choices)), choices


def _rating(reading: Reading) -> tuple[AnyQuestion, tuple[Choice, ...]]:
    choices = rating_choices(reading.element, reading.texts)
    if choices:
        return SingleChoice(**reading.head(), options=tuple(choice.option for choice in choices)), choices
    reading.note("type", "a rating of so many steps is asked for as a number")
    low, high = rating_ends(reading.element.said)
    return Number(**reading.head(), minimum=low, maximum=high), ()


def _line(reading: Reading) -> tuple[AnyQuestion, tuple[Choice, ...]]:
    said = reading.element.said
    kind = said.get("inputType", "text")
    if kind in ("number", "range"):
        return Number(**reading.head(), **_range(reading, said.get("min"), said.get("max"), decimal_of)), ()
    if kind == "date":
        ends = _range(reading, said.get("min"), said.get("max"), date_of)
        return Day(**reading.head(), earliest=ends["minimum"], latest=ends["maximum"]), ()
    if kind != "text":
        reading.note("inputType", f"{kind} is taken as any words")
    for name in ("min", "max"):
        if said.get(name) is not None:
            reading.note(name, "words have no range")
    return ShortText(**reading.head(), most_characters=_longest(reading, LONGEST_LINE)), ()


def _paragraphs(reading: Reading) -> tuple[AnyQuestion, tuple[Choice, ...]]:
    return LongText(**reading.head(), most_characters=_longest(reading, LONGEST_TEXT)), ()


def _html(reading: Reading) -> tuple[AnyQuestion, tuple[Choice, ...]]:
    name = reading.element.name
    text = reading.texts.from_html(reading.element.said.get("html"), name, "html")
    return Information(key=reading.key, text=text or name, required=False), ()


def _image(reading: Reading) -> tuple[AnyQuestion, tuple[Choice, ...]]:
    name = reading.element.name
    reading.note("imageLink", "pictures are not shown; its words stand in its place")
    said = reading.element.said
    text = reading.texts.read(said.get("altText"), name, "altText") or reading.texts.read(
        said.get("title"), name, "title"
    )
    return Information(key=reading.key, text=text or name, required=False), ()


def _range(reading: Reading, low: Any, high: Any, parse: Callable[[object], Any]) -> dict[str, Any]:
    """Both ends, as far as they can be told and are in order."""
    ends = {}
    for name, source, raw in (("minimum", "min", low), ("maximum", "max", high)):
        ends[name] = parse(raw)
        if raw not in (None, "") and ends[name] is None:
            reading.note(source, f"{str(raw)[:40]!r} is not a value that can be told beforehand")
    if None not in ends.values() and ends["minimum"] > ends["maximum"]:
        reading.note("min", "it is above `max`; neither is kept")
        return dict.fromkeys(ends)
    return ends


def _longest(reading: Reading, most: int) -> int:
    given = decimal_of(reading.element.said.get("maxLength"))
    return int(given) if given is not None and 1 <= given <= most else most


_LINE = {"inputType", "min", "max", "maxLength"}
TYPES: dict[str, tuple[Read, set[str]]] = {
    **dict.fromkeys(("radiogroup", "dropdown", "buttongroup"), (_single, _COMMON | CHOICES_SAID | _COMMENT)),
    **dict.fromkeys(("checkbox", "tagbox"), (_several, _COMMON | CHOICES_SAID | _COMMENT | {"maxSelectedChoices"})),
    "boolean": (_truth, _COMMON | _COMMENT | {"labelTrue", "labelFalse", "valueTrue", "valueFalse"}),
    "rating": (_rating, _COMMON | RATING_SAID | _COMMENT),
    "text": (_line, _COMMON | _LINE),
    "comment": (_paragraphs, _COMMON | {"maxLength"}),
    "html": (_html, {"type", "name", "html", "visible", "visibleIf"}),
    "image": (_image, {"type", "name", "imageLink", "altText", "title", "visible", "visibleIf"}),
}
"""Type to how it is read, and the properties that are."""
