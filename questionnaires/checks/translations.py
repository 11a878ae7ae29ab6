"""Every text in every language that the questionnaire promises."""

from collections.abc import Iterator

import msgspec

from questionnaires.checks.walk import Written, questions_of, sections_of
from questionnaires.documents import Path
from questionnaires.problems import Problem
from questionnaires.texts import Text, languages_of

_FIELDS = ("text", "title", "guidance", "criteria", "evidence", "unit", "description")


def problems_of_translation(written: Written) -> Iterator[Problem]:
    """Texts that lack a promised language, and translated texts that lack the questionnaire's own."""
    own = written.questionnaire.language
    promised = frozenset(written.questionnaire.languages)
    if promised and own not in promised:
        yield written.problem(("languages",), "", f"`languages` must name the questionnaire's own language, {own}.")
    for path, subject, text in _texts(written):
        given = languages_of(text) or {own}
        missing = sorted((promised | {own} if isinstance(text, dict) else promised) - given)
        if missing:
            yield written.problem(path, subject, f"This text lacks {', '.join(missing)}; add the translation.")


def _texts(written: Written) -> Iterator[tuple[Path, str, Text]]:
    questionnaire = written.questionnaire
    yield from _of(questionnaire, (), "")
    for path, section in sections_of(questionnaire):
        yield from _of(section, path, section.key)
    for path, question in questions_of(questionnaire):
        yield from _of(question, path, question.key)
        for name in ("options", "levels"):
            for at, option in enumerate(getattr(question, name, ())):
                yield from _of(option, (*path, name, at), question.key)


def _of(thing: msgspec.Struct, path: Path, subject: str) -> Iterator[tuple[Path, str, Text]]:
    for name in _FIELDS:
        text = getattr(thing, name, None)
        if text is not None:
            yield (*path, name), subject, text
