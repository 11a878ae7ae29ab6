"""Words of the respondent's own: a line, or several paragraphs."""

import re
from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from questionnaires.answers import Value
from questionnaires.problems import InvalidAnswer
from questionnaires.question_types.question import Question

MOST_FIGURES = 30
# Half a character (a lone surrogate) and the character of no content: neither can be stored everywhere.
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


class ShortText(Question, frozen=True, kw_only=True, tag="short_text"):
    """Answered with one line."""

    most_characters: Annotated[int, Meta(ge=1, le=1_000)] = 250

    def read(self, raw: object) -> Value:
        text = as_text(raw, self.most_characters)
        if "\n" in text or "\r" in text:
            raise InvalidAnswer("Write it on one line.")
        return text


class LongText(Question, frozen=True, kw_only=True, tag="long_text"):
    """Answered with paragraphs."""

    most_characters: Annotated[int, Meta(ge=1, le=100_000)] = 10_000

    def read(self, raw: object) -> Value:
        return as_text(raw, self.most_characters)


def as_text(raw: object, most_characters: int) -> str:
    """Words as they are kept, without space at either end. Raises InvalidAnswer."""
    is_text = isinstance(raw, str | float | Decimal) or (isinstance(raw, int) and abs(raw) < 10**MOST_FIGURES)
    if not is_text or isinstance(raw, bool):
        raise InvalidAnswer("Give text.")
    text = str(raw).strip()
    if not text:
        raise InvalidAnswer("Write something, or leave the question unanswered.")
    if _UNWRITABLE.search(text):
        raise InvalidAnswer("The text holds a character that cannot be kept; retype it.")
    if len(text) > most_characters:
        raise InvalidAnswer(f"Shorten this to {most_characters} characters; it has {len(text)}.")
    return text
