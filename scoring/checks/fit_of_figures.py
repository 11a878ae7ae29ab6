"""Whether what figures, thresholds and relative figures are made of is in the questionnaire, and counted."""

from collections.abc import Iterator

from questionnaires.checks.reach import failure_of
from questionnaires.checks.references import sentences_about
from questionnaires.conditions import InvalidCondition, compiled
from questionnaires.definition import Questionnaire
from questionnaires.documents import Document
from questionnaires.problems import Problem
from scoring.checks.figures import figures_of, thresholds_of
from scoring.checks.relatives import sources_of
from scoring.compiling import sections_with_something
from scoring.patterns import as_tuple, matching
from scoring.rules import rules_by_question
from scoring.scheme import Scheme
from scoring.scheme.figures import Member


def problems_of_members(scheme: Scheme, document: Document, questionnaire: Questionnaire) -> Iterator[Problem]:
    """Keys of sections and questions, and the conditions of members."""
    counted = set(rules_by_question(questionnaire, scheme))
    with_something = sections_with_something(questionnaire, scheme, counted)
    for key in scheme.sections.by_key:
        if key not in questionnaire.all_sections:
            sentence = "The questionnaire has no such section; correct the key."
            yield document.problem(("sections", "by_key", key), key, sentence)
    for path, subject, figure in figures_of(scheme):
        for at, member in enumerate(figure.of or ()):
            for sentence in _of_member(member, questionnaire, counted, with_something):
                yield document.problem((*path, "of", at), subject, sentence)
    for path, subject, threshold in thresholds_of(scheme):
        kind, _, key = threshold.figure.partition(":")
        if kind == "section" and key not in with_something:
            sentence = f"`{threshold.figure}` is no section with counted questions; correct the key."
            yield document.problem((*path, "figure"), subject, sentence)
    for at, relative in enumerate(scheme.relative):
        for source in sources_of(relative):
            kind, _, key = source.partition(":")
            if (kind == "question" and key not in counted) or (kind == "section" and key not in with_something):
                sentence = f"`{source}` is not a counted question, or a section with any; correct the key."
                yield document.problem(("relative", at, "of"), relative.key, sentence)


def _of_member(
    member: Member, questionnaire: Questionnaire, counted: set[str], with_something: set[str]
) -> Iterator[str]:
    if member.section is not None and member.section not in questionnaire.all_sections:
        yield f"It is made of the section `{member.section}`, which the questionnaire does not have; correct the key."
    elif member.section is not None and member.section not in with_something:
        yield f"The section `{member.section}` has no counted question; take it out of `of`."
    for pattern in as_tuple(member.sections or ()):
        if not matching(pattern, with_something):
            yield f"`{pattern}` matches no section with counted questions; correct it."
    for pattern in as_tuple(member.questions or ()):
        if not matching(pattern, counted):
            yield f"`{pattern}` matches no counted question; correct it."
    if member.applies_if is not None:
        yield from _of_condition(member.applies_if, questionnaire)


def _of_condition(source: str, questionnaire: Questionnaire) -> Iterator[str]:
    """Whether it can be worked out; one that is no expression is a problem of the scheme alone."""
    try:
        condition = compiled(source, constituency=True)
    except InvalidCondition:
        return
    sentences = list(sentences_about(questionnaire, condition))
    failure = "" if sentences else failure_of(condition, questionnaire)
    yield from sentences
    if failure:
        yield f"The condition can go wrong: {failure}"
