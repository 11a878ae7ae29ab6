"""All checks of a questionnaire, the quick ones first; conditions are only looked at once keys are sound."""

from collections.abc import Iterator

from questionnaires.applicability import Circular, Plan
from questionnaires.checks.declared import problems_of_lineage
from questionnaires.checks.keys import problems_of_keys
from questionnaires.checks.parts import problems_of_parts
from questionnaires.checks.reach import problems_of_failure, problems_of_reach
from questionnaires.checks.references import problems_of_references
from questionnaires.checks.translations import problems_of_texts
from questionnaires.checks.walk import Written, conditions_of, questions_of
from questionnaires.conditions import InvalidCondition, compiled
from questionnaires.definition import Questionnaire
from questionnaires.documents import Document
from questionnaires.problems import Problem


def problems_in(questionnaire: Questionnaire, document: Document) -> list[Problem]:
    """Every problem; an empty list means that the questionnaire may be published."""
    written = Written(questionnaire, document)
    problems = [
        *problems_of_keys(written),
        *problems_of_parts(written),
        *problems_of_lineage(written),
        *problems_of_texts(written),
        *_of_expressions(written),
    ]
    return problems or list(problems_of_references(written)) or list(_of_asking(written))


def _of_expressions(written: Written) -> Iterator[Problem]:
    for path, subject, source in conditions_of(written.questionnaire):
        try:
            compiled(source)
        except InvalidCondition as error:
            yield written.problem(path, subject, str(error))


def _of_asking(written: Written) -> Iterator[Problem]:
    try:
        plan = Plan(written.questionnaire)
    except Circular as circle:
        yield _of_circle(written, circle)
        return
    failing = list(problems_of_failure(written))
    yield from failing or problems_of_reach(written, plan)


def _of_circle(written: Written, circle: Circular) -> Problem:
    path = next(path for path, question in questions_of(written.questionnaire) if question.key == circle.keys[0])
    if len(circle.keys) == 1:
        sentence = "Whether it, or an option of it, is offered depends on its own answer; take it out of the condition."
    else:
        sentence = f"Conditions run in a circle: {circle}; take one of them away."
    return written.problem(path, circle.keys[0], sentence)
