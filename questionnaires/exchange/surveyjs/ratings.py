"""The steps of a rating."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from questionnaires.exchange.surveyjs.numbers import decimal_of
from questionnaires.exchange.surveyjs.options import Choice, each_once, read_choice
from questionnaires.exchange.surveyjs.source import Element
from questionnaires.exchange.surveyjs.texts import Texts
from questionnaires.question_types import Option
from questionnaires.texts import Text

MOST_STEPS = 100
RATING_SAID = {"rateValues", "rateMin", "rateMax", "rateStep", "rateCount", "minRateDescription", "maxRateDescription"}


def rating_choices(element: Element, texts: Texts) -> tuple[Choice, ...]:
    """The steps of a rating, the words for its ends beside the first and the last; none where they are too many."""
    listed = element.said.get("rateValues")
    steps = listed if isinstance(listed, list) and listed else list(_steps(element.said))
    found = list(
        each_once(
            [choice for one in steps if (choice := read_choice(one, element, texts)) is not None], element, texts.notes
        )
    )
    for at, name in ((0, "minRateDescription"), (-1, "maxRateDescription")):
        description = texts.read(element.said.get(name), element.name, name)
        if description is not None and found:
            option = found[at].option
            found[at] = replace(found[at], option=Option(key=option.key, text=_beside(option.key, description)))
    return tuple(found)


def rating_ends(said: Mapping[str, Any]) -> tuple[Decimal, Decimal]:
    """The first step and the last, as SurveyJS takes them where they are not written down."""
    start, count = _number(said, "rateMin", 1), _number(said, "rateCount", 5)
    return start, _number(said, "rateMax", start + _step(said) * (count - 1))


def _steps(said: Mapping[str, Any]) -> Iterator[Decimal]:
    start, end = rating_ends(said)
    count = max(int((end - start) / _step(said)), 0) + 1
    return (start + _step(said) * at for at in range(count if count <= MOST_STEPS else 0))


def _step(said: Mapping[str, Any]) -> Decimal:
    step = _number(said, "rateStep", 1)
    return step if step > 0 else Decimal(1)


def _number(said: Mapping[str, Any], name: str, usual: int | Decimal) -> Decimal:
    given = decimal_of(said.get(name))
    return Decimal(usual) if given is None else given


def _beside(key: str, description: Text) -> Text:
    if isinstance(description, Mapping):
        return {language: f"{key} ({words})" for language, words in description.items()}
    return f"{key} ({description})"
