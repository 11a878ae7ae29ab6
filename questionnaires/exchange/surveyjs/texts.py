"""Words in SurveyJS: plain, or by language with one under `default`; HTML becomes plain paragraphs and lists."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, ClassVar

from questionnaires.exchange.surveyjs.notes import Notes
from questionnaires.texts import Text, words

_INSERTED = re.compile(r"\{[^{}\s][^{}]*\}")
_LANGUAGE = re.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
_STANDARD = {
    "none": {"en": "None", "fr": "Aucun"},
    "other": {"en": "Other (describe)", "fr": "Autre (précisez)"},
    "refused": {"en": "Refuse to answer", "fr": "Refus de répondre"},
    "dontknow": {"en": "Don't know", "fr": "Ne sait pas"},
    "true": {"en": "Yes", "fr": "Oui"},
    "false": {"en": "No", "fr": "Non"},
    "comment": {"en": "Comment", "fr": "Commentaire"},
}


@dataclass(frozen=True, slots=True)
class Texts:
    """Reads texts of one survey: its own language, all languages it is given in, and where notes go."""

    own: str
    languages: frozenset[str]
    notes: Notes

    def read(self, raw: Any, element: str, name: str) -> Text | None:
        """The words of a property; None where there are none."""
        text = self._text(raw, element, name)
        if any(_INSERTED.search(one) for one in _every(text)):
            self.notes.add(element, f"the answer inserted in `{name}`", "its place stays as it is written")
        return text

    def from_html(self, raw: Any, element: str, name: str) -> Text | None:
        text = self.read(raw, element, name)
        if isinstance(text, Mapping):
            return {language: plain_words(one) or element for language, one in text.items()}
        return plain_words(text or "") or None

    def standard(self, which: str) -> Text:
        """Words that SurveyJS shows of its own accord, in the languages of the survey."""
        known = _STANDARD[which]
        if self.own not in known:
            return known["en"]
        found = {language: one for language, one in known.items() if language == self.own or language in self.languages}
        return found if len(found) > 1 else found[self.own]

    def _text(self, raw: Any, element: str, name: str) -> Text | None:
        if not isinstance(raw, Mapping):
            return _words(raw) or None
        given = {str(language): _words(one) for language, one in raw.items() if _words(one)}
        for language in [language for language in given if not _LANGUAGE.fullmatch(language)]:
            self.notes.add(element, f"`{name}`", f"{language!r} is no code of a language, so these words are left out")
            del given[language]
        default = given.pop("default", None)
        if default is not None:
            # Beside words in the survey's own language `default` is English; alone, it is often that language itself.
            spoken = "en" if self.own in given else self.own
            given = {spoken: default, **{language: one for language, one in given.items() if language != spoken}}
        if not given:
            return None
        if self.own not in given:
            self.notes.add(
                element, f"`{name}`", f"it lacks the default language, so its first language stands for {self.own}"
            )
            given = {self.own: next(iter(given.values())), **given}
        return given[self.own] if len(given) == 1 else given


def texts_of(said: Mapping[str, Any], notes: Notes) -> Texts:
    """How the texts of a survey are to be read."""
    locale = said.get("locale")
    own = locale if isinstance(locale, str) and _LANGUAGE.fullmatch(locale) else "en"
    found: set[str] = {own}
    waiting: list[Any] = [said]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Mapping):
            if "default" in part and all(isinstance(one, str) for one in part.values()):
                found.update(name for name in part if name != "default" and _LANGUAGE.fullmatch(name))
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)
    return Texts(own, frozenset(found), notes)


def plain_words(html: str) -> str:
    """HTML as text: an empty line between paragraphs, a line for each list item, addresses of links in brackets."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" *\n *", "\n", re.sub(r"[^\S\n]+", " ", "".join(reader.parts)))).strip()


class _Words(HTMLParser):
    _BLOCKS = frozenset(
        (
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "table",
            "section",
            "article",
            "blockquote",
            "pre",
            "hr",
        )
    )
    _BREAKS: ClassVar[dict[str, str]] = {"li": "\n- ", "br": "\n", "tr": "\n", **dict.fromkeys(_BLOCKS, "\n\n")}
    _SILENT = frozenset(("script", "style", "template"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in self._SILENT
        self.parts.append(self._BREAKS.get(tag, ""))
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._SILENT:
            self.silent = max(self.silent - 1, 0)
        if tag in self._BLOCKS:
            self.parts.append("\n\n")
        if tag == "a" and self.links:
            address = self.links.pop()
            if address.startswith(("http://", "https://")) and self.parts[-1].strip() != address:
                self.parts.append(f" ({address})")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(re.sub(r"\s+", " ", data))


def _words(raw: Any) -> str:
    if isinstance(raw, str):
        return raw.strip()
    return str(raw) if isinstance(raw, int) and not isinstance(raw, bool) else ""


def _every(text: Text | None) -> tuple[str, ...]:
    return tuple(text.values()) if isinstance(text, Mapping) else (words(text),)
