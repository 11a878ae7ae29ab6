"""Each question, section and fact by itself."""

from collections.abc import Iterator

from questionnaires.checks.walk import Written, questions_of, sections_of
from questionnaires.problems import InvalidAnswer, Problem
from questionnaires.profiles import read_fact
from questionnaires.question_types.choices import repeated


def problems_of_parts(written: Written) -> Iterator[Problem]:
    """What is wrong inside one part alone."""
    yield from _of_questions(written)
    yield from _of_sections(written)
    yield from _of_facts(written)


def _of_questions(written: Written) -> Iterator[Problem]:
    for path, question in questions_of(written.questionnaire):
        for name, sentence in question.problems():
            yield written.problem((*path, name), question.key, sentence)
        if not question.is_asked_for_an_answer and question.not_applicable:
            yield written.problem(
                (*path, "not_applicable"), question.key, "Text to read cannot be not applicable; leave that out."
            )


def _of_sections(written: Written) -> Iterator[Problem]:
    for path, section in sections_of(written.questionnaire):
        if not section.questions and not section.sections:
            yield written.problem(path, section.key, "The section is empty; give it a question or leave it out.")


def _of_facts(written: Written) -> Iterator[Problem]:
    for name, fact in written.questionnaire.profile.items():
        path = ("profile", name)
        takes_options = fact.kind in ("choice", "choices")
        if takes_options and not fact.options:
            yield written.problem(path, name, f"A fact of kind {fact.kind} needs `options`; list what it may be.")
        if fact.options and not takes_options:
            yield written.problem(
                (*path, "options"), name, f"A fact of kind {fact.kind} takes no options; leave them out."
            )
        for key in repeated(fact.options):
            yield written.problem(
                (*path, "options"), name, f"Option key {key!r} stands twice; give each option a key of its own."
            )
        if any(option.applies_if or option.exclusive for option in fact.options):
            yield written.problem(
                (*path, "options"), name, "Options of facts have no `applies_if` and no `exclusive`; leave them out."
            )
        if fact.default is not None and (not takes_options or fact.options):
            try:
                read_fact(fact, fact.default)
            except InvalidAnswer as error:
                yield written.problem((*path, "default"), name, f"The default does not fit: {error}")
