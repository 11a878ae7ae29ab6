"""Where everything stands: each part of a questionnaire with its path in the document."""

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaires.definition import Questionnaire, Section
from questionnaires.documents import Document, Path
from questionnaires.problems import Problem
from questionnaires.question_types import AnyQuestion


@dataclass(frozen=True, slots=True)
class Written:
    """A questionnaire together with the document it was read from."""

    questionnaire: Questionnaire
    document: Document

    def problem(self, path: Path, subject: str, sentence: str) -> Problem:
        return self.document.problem(path, subject, sentence)


def sections_of(questionnaire: Questionnaire) -> Iterator[tuple[Path, Section]]:
    """Every section with its path, outer before inner."""
    yield from _sections(questionnaire.sections, ())


def questions_of(questionnaire: Questionnaire) -> Iterator[tuple[Path, AnyQuestion]]:
    """Every question with its path, in reading order."""
    for path, section in sections_of(questionnaire):
        for at, question in enumerate(section.questions):
            yield (*path, "questions", at), question


def conditions_of(questionnaire: Questionnaire) -> Iterator[tuple[Path, str, str]]:
    """Every condition as (path, key of the section or question, expression)."""
    for path, section in sections_of(questionnaire):
        if section.applies_if is not None:
            yield (*path, "applies_if"), section.key, section.applies_if
    for path, question in questions_of(questionnaire):
        if question.applies_if is not None:
            yield (*path, "applies_if"), question.key, question.applies_if
        for at, option in enumerate(question.choices):
            if option.applies_if is not None:
                name = "levels" if question.__struct_config__.tag == "maturity" else "options"
                yield (*path, name, at, "applies_if"), question.key, option.applies_if


def _sections(sections: tuple[Section, ...], around: Path) -> Iterator[tuple[Path, Section]]:
    for at, section in enumerate(sections):
        path = (*around, "sections", at)
        yield path, section
        yield from _sections(section.sections, path)
