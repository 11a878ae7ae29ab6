"""Every text in every language that the questionnaire promises, and none of those that must be read left blank."""

from collections.abc import Iterator

import msgspec

from questionnaires.checks.walk import Written, questions_of, sections_of
from questionnaires.documents import Path
from questionnaires.problems import Problem
from questionnaires.texts import Text, languages_of

# Not `source`: an attribution stays as it was given.
_FIELDS = ("text", "title", "guidance", "criteria", "evidence", "unit", "description", "reason")


def problems_of_texts(written: Written) -> Iterator[Problem]:
    """Texts that lack a promised language, translated texts that lack the questionnaire's own, blank ones."""
    own = written.questionnaire.language
    promised = frozenset(written.questionnaire.languages)
    if promised and own not in promised:
        yield written.problem(("languages",), "", f"`languages` must name the questionnaire's own language, {own}.")
    for path, subject, text in _texts(written):
        given = languages_of(text) or {own}
        missing = sorted((promised | {own} if isinstance(text, dict) else promised) - given)
        if missing:
            yield written.problem(path, subject, f"This text lacks {', '.join(missing)}; add the translation.")
        elif not all(words.strip() for words in ([text] if isinstance(text, str) else text.values())):
            yield written.problem(path, subject, f"This text is blank; write it, or leave `{path[-1]}` out.")


def _texts(written: Written) -> Iterator[tuple[Path, str, Text]]:
    questionnaire = written.questionnaire
    yield from _of(questionnaire, (), "")
    for name, fact in questionnaire.profile.items():
        yield from _of(fact, ("profile", name), name)
    for path, section in sections_of(questionnaire):
        yield from _of(section, path, section.key)
    for path, question in questions_of(questionnaire):
        yield from _of(question, path, question.key)
    for at, link in enumerate(questionnaire.lineage.links if questionnaire.lineage else ()):
        yield from _of(link, ("lineage", "links", at), link.verdict)


def _of(thing: msgspec.Struct, path: Path, subject: str) -> Iterator[tuple[Path, str, Text]]:
    for name in _FIELDS:
        text = getattr(thing, name, None)
        if text is not None:
            yield (*path, name), subject, text
    for name in ("options", "levels", "milestones", "confidence"):
        for at, option in enumerate(getattr(thing, name, ())):
            yield from _of(option, (*path, name, at), subject)
