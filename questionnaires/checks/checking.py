"""All checks of a questionnaire, the quick ones first; conditions are only looked at once keys are sound."""

from collections import Counter
from collections.abc import Iterator

from questionnaires.applicability import Circular, Plan
from questionnaires.checks.reach import problems_of_reach
from questionnaires.checks.references import problems_of_references
from questionnaires.checks.translations import problems_of_translation
from questionnaires.checks.walk import Written, conditions_of, questions_of, sections_of
from questionnaires.conditions import InvalidCondition, compiled
from questionnaires.definition import Questionnaire
from questionnaires.documents import Document
from questionnaires.problems import InvalidAnswer, Problem
from questionnaires.profiles import read_fact


def problems_in(questionnaire: Questionnaire, document: Document) -> list[Problem]:
    """Every problem; an empty list means that the questionnaire may be published."""
    written = Written(questionnaire, document)
    problems = [*_of_keys(written), *_of_questions(written), *_of_facts(written), *_of_lineage(written)]
    problems += problems_of_translation(written)
    unreadable = list(_of_expressions(written))
    if problems or unreadable:
        return problems + unreadable
    problems = list(problems_of_references(written))
    if problems:
        return problems
    try:
        plan = Plan(questionnaire)
    except Circular as circle:
        return [_of_circle(written, circle)]
    return list(problems_of_reach(written, plan))


def _of_keys(written: Written) -> Iterator[Problem]:
    for kind, places in (
        ("question", questions_of(written.questionnaire)),
        ("section", sections_of(written.questionnaire)),
    ):
        seen: dict[str, int] = {}
        for path, thing in places:
            line = written.document.line_of((*path, "key"))
            if thing.key in seen:
                yield written.problem(
                    (*path, "key"),
                    thing.key,
                    f"The {kind} key stands twice (first in line {seen[thing.key]}); keys are identity, give this one another.",
                )
            seen.setdefault(thing.key, line)
    numbers = Counter(thing.number for _, thing in questions_of(written.questionnaire) if thing.number)
    for path, question in questions_of(written.questionnaire):
        if question.number and numbers[question.number] > 1:
            yield written.problem(
                (*path, "number"),
                question.key,
                f"The number {question.number} is shown for {numbers[question.number]} questions; give each its own.",
            )


def _of_questions(written: Written) -> Iterator[Problem]:
    for path, question in questions_of(written.questionnaire):
        for name, sentence in question.problems():
            yield written.problem((*path, name), question.key, sentence)
        if not question.is_asked_for_an_answer and question.not_applicable:
            yield written.problem(
                (*path, "not_applicable"), question.key, "Text to read cannot be not applicable; leave that out."
            )
    for path, section in sections_of(written.questionnaire):
        if not section.questions and not section.sections:
            yield written.problem(path, section.key, "The section is empty; give it a question or leave it out.")


def _of_facts(written: Written) -> Iterator[Problem]:
    for name, fact in written.questionnaire.profile.items():
        path = ("profile", name)
        if fact.kind in ("choice", "choices") and not fact.options:
            yield written.problem(path, name, f"A fact of kind {fact.kind} needs `options`; list what it may be.")
        if fact.kind not in ("choice", "choices") and fact.options:
            yield written.problem(
                (*path, "options"), name, f"A fact of kind {fact.kind} takes no options; leave them out."
            )
        if fact.default is not None:
            try:
                read_fact(fact, fact.default)
            except InvalidAnswer as error:
                yield written.problem((*path, "default"), name, f"The default does not fit: {error}")


def _of_lineage(written: Written) -> Iterator[Problem]:
    lineage = written.questionnaire.lineage
    wanted = {"new": (0, 1), "retired": (1, 0), "split": (1, 2), "merged": (2, 1)}
    for at, link in enumerate(lineage.links if lineage else ()):
        old, new = wanted.get(link.verdict, (1, 1))
        fits = (len(link.old) == old if old < 2 else len(link.old) >= 2) and (
            len(link.new) == new if new < 2 else len(link.new) >= 2
        )
        path = ("lineage", "links", at)
        if not fits:
            yield written.problem(
                path,
                link.verdict,
                f"`{link.verdict}` needs {_count(old)} old and {_count(new)} new keys; it has {len(link.old)} and {len(link.new)}.",
            )
        for key in link.new:
            if key not in written.questionnaire.questions:
                yield written.problem(
                    (*path, "new"),
                    key,
                    "The lineage names a question that this version does not have; correct the key.",
                )
        if link.verdict == "retired" and link.old and link.old[0] in written.questionnaire.questions:
            yield written.problem(
                (*path, "old"),
                link.old[0],
                "The lineage calls this question retired, but it is still asked; correct one of the two.",
            )


def _count(number: int) -> str:
    return {0: "no", 1: "one", 2: "at least two"}[number]


def _of_expressions(written: Written) -> Iterator[Problem]:
    for path, subject, source in conditions_of(written.questionnaire):
        try:
            compiled(source)
        except InvalidCondition as error:
            yield written.problem(path, subject, str(error))


def _of_circle(written: Written, circle: Circular) -> Problem:
    path = next(path for path, question in questions_of(written.questionnaire) if question.key == circle.keys[0])
    if len(circle.keys) == 1:
        return written.problem(
            path, circle.keys[0], "Whether it is asked depends on its own answer; take it out of the condition."
        )
    return written.problem(path, circle.keys[0], f"Conditions run in a circle: {circle}; take one of them away.")
