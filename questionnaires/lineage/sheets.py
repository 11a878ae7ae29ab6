"""The questions of one version as the search for relatives sees them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from questionnaires.changes.likeness import words_of
from questionnaires.changes.questions import kind_of
from questionnaires.definition import Placed, Questionnaire
from questionnaires.texts import words

_SHORTEST = 4
"""Words with fewer letters hold a sentence together in most languages and say little about its subject."""

Bits = int
Signature = tuple[str, tuple[str, ...], tuple[str, ...]]


class Vocabulary:
    """Gives every word a bit, and its second and third occurrence bits of their own, so that what two texts share is
    counted by one operation on two integers."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int], int] = {}

    def bits(self, text: list[str]) -> Bits:
        bits = 0
        for word, times in Counter(text).items():
            for time in range(times):
                bits |= 1 << self._numbers.setdefault((word, time), len(self._numbers))
        return bits


@dataclass(frozen=True, slots=True)
class Entry:
    """One answerable question: `at` counts in reading order; `subject` are the bits of the words it is about."""

    key: str
    at: int
    section: str
    words: list[str]
    bits: Bits
    subject: Bits
    signature: Signature


def entries_of(questionnaire: Questionnaire, language: str, vocabulary: Vocabulary) -> Mapping[str, Entry]:
    """Every answerable question, in reading order; `language` is that in which texts are compared."""
    answerable = (place for place in questionnaire.placed if place.question.is_asked_for_an_answer)
    return {
        place.question.key: _entry(place, at, words(place.question.text, language, questionnaire.language), vocabulary)
        for at, place in enumerate(answerable)
    }


def _entry(place: Placed, at: int, text: str, vocabulary: Vocabulary) -> Entry:
    said = words_of(text)
    question = place.question
    return Entry(
        key=question.key,
        at=at,
        section=place.sections[-1].key,
        words=said,
        bits=vocabulary.bits(said),
        subject=vocabulary.bits([word for word in said if len(word) >= _SHORTEST or word.isdigit()]),
        signature=(kind_of(question), tuple(said), tuple(option.key for option in question.parts)),
    )
