"""A SurveyJS questionnaire as one of ours, and everything that could not be carried over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from questionnaires.checks import problems_in
from questionnaires.definition import FORMAT, Questionnaire
from questionnaires.documents import Document
from questionnaires.exchange.own import as_plain
from questionnaires.exchange.surveyjs.building import sections_of
from questionnaires.exchange.surveyjs.gating import Gates
from questionnaires.exchange.surveyjs.languages import with_languages
from questionnaires.exchange.surveyjs.notes import Notes
from questionnaires.exchange.surveyjs.parts import read_parts
from questionnaires.exchange.surveyjs.source import read_survey
from questionnaires.exchange.surveyjs.texts import texts_of
from questionnaires.problems import Problem, Refused

THE_SURVEY = "the survey"
_KNOWN = {"pages", "elements", "questions", "title", "description", "locale", "clearInvisibleValues"}


@dataclass(frozen=True, slots=True)
class Imported:
    """The questionnaire, and a note on everything of the source that is not in it."""

    questionnaire: Questionnaire
    notes: tuple[str, ...]


def from_surveyjs(source: Mapping[str, Any], *, key: str, version: str, document: Document | None = None) -> Imported:
    """Raises Refused where the source is no SurveyJS questionnaire. `document` gives problems their file and line."""
    survey = read_survey(source, document)
    notes = Notes()
    texts = texts_of(source, notes)
    head: dict[str, Any] = {
        "readiness": FORMAT,
        "key": key,
        "version": version,
        "title": texts.read(source.get("title"), THE_SURVEY, "title") or key,
        "language": texts.own,
        "description": texts.read(source.get("description"), THE_SURVEY, "description"),
    }
    notes.add_others(THE_SURVEY, source, _KNOWN)
    if source.get("clearInvisibleValues") in ("none", False):
        notes.add(THE_SURVEY, "`clearInvisibleValues`", "answers to questions that are not shown never count here")
    gates = Gates(read_parts(survey, texts), notes, document.file if document else "")
    return _settled(gates, head, texts.languages)


def _settled(gates: Gates, head: Mapping[str, Any], languages: frozenset[str]) -> Imported:
    """The questionnaire once it passes its checks: questions that no answers lead to are left out, with a note."""
    impossible: dict[str, str] = {}
    while True:
        notes = gates.notes.copy()
        sections = sections_of(gates, impossible, notes)
        questionnaire = with_languages(Questionnaire(**head, sections=sections), languages, notes)
        if not any(question.is_asked_for_an_answer for question in questionnaire.questions.values()):
            raise Refused([Problem(gates.file, 0, "", "It has no question that could be carried over.")])
        problems = problems_in(questionnaire, Document(gates.file, as_plain(questionnaire), None))
        if not problems:
            return Imported(questionnaire, notes.sentences())
        impossible |= questions_in_trouble(problems, questionnaire)


def questions_in_trouble(problems: Sequence[Problem], questionnaire: Questionnaire) -> dict[str, str]:
    """The questions that problems are about, each with why it is left out. Raises Refused where they are about none."""
    troubled = {
        problem.subject: f"it has been left out: {problem.sentence}"
        for problem in problems
        if problem.subject in questionnaire.questions
    }
    if not troubled:
        raise Refused(tuple(problems))
    return troubled
