"""Words people read: one language as a plain string, several as a mapping from language to words."""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta

Language = Annotated[
    str,
    Meta(pattern="^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$", description="A language code such as en, fr or pt-BR."),
]
Text = Annotated[
    str | dict[Language, str],
    Meta(description="Words as a string in the questionnaire's own language, or a mapping of language code to words."),
]


def words(text: str | Mapping[str, str] | None, language: str = "", own_language: str = "") -> str:
    """The words in `language`; where there are none, in the questionnaire's own language, then in any."""
    if text is None:
        return ""
    if isinstance(text, str):
        return text
    return text.get(language) or text.get(own_language) or next(iter(text.values()), "")


def languages_of(text: str | Mapping[str, str] | None) -> frozenset[str]:
    """The languages a text is given in; a plain string has none of its own."""
    return frozenset(text) if isinstance(text, dict) else frozenset()
