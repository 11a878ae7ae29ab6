"""What can be chosen: choices, the items SurveyJS adds by itself, and truth values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from questionnaires.exchange.surveyjs.expressions import parsed
from questionnaires.exchange.surveyjs.keys import fit
from questionnaires.exchange.surveyjs.nodes import Node, Untranslatable
from questionnaires.exchange.surveyjs.notes import Notes
from questionnaires.exchange.surveyjs.numbers import decimal_of
from questionnaires.exchange.surveyjs.source import Element
from questionnaires.exchange.surveyjs.texts import Texts
from questionnaires.problems import InvalidAnswer
from questionnaires.question_types import Option
from questionnaires.question_types.choices import as_key

CHOICES_SAID = {
    "choices",
    "hasNone",
    "showNoneItem",
    "noneText",
    "hasOther",
    "showOtherItem",
    "otherText",
    "showRefuseItem",
    "refuseText",
    "showDontKnowItem",
    "dontKnowText",
}
_ADDED = (
    ("none", ("hasNone", "showNoneItem"), "noneText"),
    ("refused", ("showRefuseItem",), "refuseText"),
    ("dontknow", ("showDontKnowItem",), "dontKnowText"),
    ("other", ("hasOther", "showOtherItem"), "otherText"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """An option, and the source's condition for offering it."""

    option: Option
    condition: Node | None = None


def condition_of(said: Mapping[str, Any], element: str, notes: Notes, matter: str = "`visibleIf`") -> Node | None:
    """The condition under which something is shown; None where there is none, or none that can be read."""
    expression = said.get("visibleIf")
    if expression is None or (isinstance(expression, str) and not expression.strip()):
        return None
    try:
        if not isinstance(expression, str):
            raise Untranslatable("it is no text")
        return parsed(expression)
    except Untranslatable as reason:
        notes.add(element, matter, f"{reason}; it is always shown")
        return None


def choices_of(element: Element, texts: Texts, *, several: bool) -> tuple[Choice, ...]:
    """The choices written down, then those SurveyJS adds; none where they come from elsewhere."""
    listed = element.said.get("choices", [])
    if not isinstance(listed, list):
        texts.notes.add(element.name, "`choices`", "they are no list")
        listed = []
    found = [choice for one in listed if (choice := read_choice(one, element, texts)) is not None]
    if not found:
        return ()
    for key, names, words in _ADDED:
        if any(element.said.get(name) is True for name in names) and all(choice.option.key != key for choice in found):
            text = texts.read(element.said.get(words), element.name, words) or texts.standard(key)
            found.append(Choice(Option(key=key, text=text, exclusive=several and key != "other")))
    return each_once(found, element, texts.notes)


def truth_choices(element: Element, texts: Texts) -> tuple[Choice, ...]:
    """The two values of a boolean."""
    found = []
    for value, label, words in (("true", "valueTrue", "labelTrue"), ("false", "valueFalse", "labelFalse")):
        given = element.said.get(label)
        key = _key(value if given is None else given, element, texts.notes) or value
        found.append(
            Choice(
                Option(key=key, text=texts.read(element.said.get(words), element.name, words) or texts.standard(value))
            )
        )
    return each_once(found, element, texts.notes)


def read_choice(said: Any, element: Element, texts: Texts) -> Choice | None:
    whole: Mapping[str, Any] = said if isinstance(said, Mapping) else {"value": said}
    value, text = whole.get("value"), texts.read(whole.get("text"), element.name, "text")
    if isinstance(value, str) and "|" in value:
        value, _, words = value.partition("|")
        text = text or words.strip() or None
    key = _key(value, element, texts.notes)
    if key is None:
        return None
    texts.notes.add_others(element.name, whole, ("value", "text", "visibleIf", "score"), "choices: ")
    condition = condition_of(whole, element.name, texts.notes, f"`visibleIf` of the choice {key}")
    return Choice(Option(key=key, text=text or key), condition)


def _key(value: Any, element: Element, notes: Notes) -> str | None:
    try:
        key = as_key(decimal_of(value) if isinstance(value, float) else value)
    except InvalidAnswer:
        key = ""
    if not key:
        notes.add(element.name, "a choice without a plain `value`", "it has been left out")
        return None
    if fit(key) != key:
        notes.add(element.name, f"the choice {key}", f"its value cannot be a key, so the key is {fit(key)}")
    return fit(key)


def each_once(found: list[Choice], element: Element, notes: Notes) -> tuple[Choice, ...]:
    first: dict[str, Choice] = {}
    for choice in found:
        if choice.option.key in first:
            notes.add(
                element.name, f"the choice {choice.option.key}", "its value stands twice; the first is carried over"
            )
        first.setdefault(choice.option.key, choice)
    return tuple(first.values())
