"""The two files of a version, read and checked together: every problem with its line and what stands there."""

from dataclasses import dataclass
from functools import lru_cache

from questionnaires.definition import Questionnaire
from questionnaires.documents import read_document
from questionnaires.loading import load_questionnaire
from questionnaires.problems import Problem, Refused
from readiness.problems import Stopped
from scoring.loading import load_scheme
from scoring.scheme import Scheme

QUESTIONNAIRE, SCHEME = "questionnaire", "scheme"
MOST_SHOWN = 200
"""Characters of a line."""


@dataclass(frozen=True, slots=True)
class FileProblem:
    file: str
    """Which of the two."""
    line: int
    """From 1; 0 means the whole file."""
    subject: str
    sentence: str
    source: str
    """What stands in that line."""


class Faulty(Stopped):
    """Files that cannot be kept; the form shows them again with every problem."""

    status = 422
    title = "There is a problem"

    def __init__(self, problems: tuple[FileProblem, ...]) -> None:
        self.problems = problems
        super().__init__(" ".join(one.sentence for one in problems))


@dataclass(frozen=True, slots=True)
class Files:
    """Checked. Without a scheme the version can be kept as a draft, not published."""

    questionnaire: Questionnaire
    scheme: Scheme | None


def checked(questionnaire_text: str, scheme_text: str) -> Files:
    """Raises Faulty with the problems of both."""
    if not questionnaire_text.strip():
        raise Faulty(
            (FileProblem(QUESTIONNAIRE, 0, "", "Choose a questionnaire file, or write one in the field.", ""),)
        )
    problems: list[FileProblem] = []
    questionnaire, scheme = None, None
    try:
        questionnaire = load_questionnaire(questionnaire_text, QUESTIONNAIRE)
    except Refused as refused:
        problems += as_shown(refused.problems, questionnaire_text)
    if scheme_text.strip():
        try:
            scheme = load_scheme(scheme_text, SCHEME, questionnaire)
        except Refused as refused:
            problems += as_shown(refused.problems, scheme_text)
    if problems or questionnaire is None:
        raise Faulty(tuple(problems))
    return Files(questionnaire, scheme)


def as_shown(problems: tuple[Problem, ...], text: str) -> list[FileProblem]:
    lines = text.splitlines()
    return [
        FileProblem(
            one.file, one.line, one.subject, one.sentence,
            lines[one.line - 1].strip()[:MOST_SHOWN] if 0 < one.line <= len(lines) else "",
        )
        for one in problems
    ]  # fmt: skip


def at_field(text: str, file: str, field: str, sentence: str) -> FileProblem:
    """A problem of the text that loads, where one of its fields stands."""
    return as_shown((read_document(text, file).problem((field,), field, sentence),), text)[0]


@lru_cache(maxsize=16)
def loaded(text: str) -> Questionnaire:
    """Of a version that is kept: it was checked before."""
    return load_questionnaire(text, QUESTIONNAIRE)
