"""What conditions name must exist and be comparable: questions, options, facts, and literals of the right type."""

from collections.abc import Iterator
from difflib import get_close_matches

from questionnaires.checks.walk import Written, conditions_of
from questionnaires.comparisons import EQUALITIES, ORDERINGS, Use, uses_in
from questionnaires.conditions import Condition, Read, compiled
from questionnaires.definition import Questionnaire
from questionnaires.problems import Problem
from questionnaires.question_types import Day, Information, MilestoneGrid, MultipleChoice, Number, Percent
from questionnaires.question_types.choices import listed
from questionnaires.question_types.day import is_iso
from questionnaires.tokens import Token


def problems_of_references(written: Written) -> Iterator[Problem]:
    """Unknown keys and facts, comparisons with an option that there is not, numbers compared with text."""
    for path, subject, source in conditions_of(written.questionnaire):
        for sentence in sentences_about(written.questionnaire, compiled(source)):
            yield written.problem(path, subject, sentence)


def sentences_about(questionnaire: Questionnaire, condition: Condition) -> Iterator[str]:
    """What is wrong with what a condition names; also used for the conditions of schemes."""
    unknown = [sentence for read in condition.reads for sentence in _unknown(questionnaire, read)]
    yield from unknown
    if not unknown:
        for use in uses_in(condition):
            yield from dict.fromkeys(filter(None, (_misfit(questionnaire, use, token) for token in use.beside)))


def _unknown(questionnaire: Questionnaire, read: Read) -> Iterator[str]:
    known = {"answers": list(questionnaire.questions), "profile": list(questionnaire.profile)}.get(read.of)
    if known is not None and read.key not in known:
        close = get_close_matches(read.key, known, n=1)
        what = "question" if read.of == "answers" else "fact in `profile`"
        remedy = f"did you mean `{close[0]}`?" if close else "correct the key or add it."
        yield f"The condition reads `{read.of}.{read.key}`, but there is no such {what}; {remedy}"
    elif read.of == "answers" and isinstance(questionnaire.questions[read.key], Information):
        yield f"The condition reads `answers.{read.key}`, which is never answered; read another question."


def _misfit(questionnaire: Questionnaire, use: Use, token: Token) -> str:
    """Why the thing read cannot stand beside that literal; nothing where it can."""
    name, (kind, keys) = f"{use.read.of}.{use.read.key}", _nature(questionnaire, use.read)
    compares = f"The condition compares `{name}` with {token.text}"
    if kind == "boolean":
        return "" if token.kind == "name" else f"{compares}, but it is true or false; write `{name}` or `!{name}`."
    if kind == "number":
        return "" if token.kind == "number" else f"{compares}, but it is a number; write one without quotes."
    if not token.is_text:
        advice = f"one of {listed(keys)} in quotes" if keys else "the text in quotes"
        return f"{compares}, but it is text; write {advice}."
    if keys and token.literal not in keys:
        return f"{compares}, which is not one of its options ({listed(keys)})."
    if keys and use.sign in ORDERINGS:
        return f"{compares} by spelling; name the options instead: `{name} in [...]`."
    if kind == "list" and use.sign != "holds":
        return f"{compares}, but it is a list of options; write {token.text} in {name}."
    if kind != "list" and use.sign == "holds":
        return f'The condition looks for {token.text} in `{name}`, which is no list; write {name} == "...".'
    if kind == "date" and not _is_date_for(use.sign, token.literal):
        return f'{compares}, but it is a date; write it like "2026-03-31".'
    return ""


def _is_date_for(sign: str, literal: str) -> bool:
    """Dates are compared as text, so before and after may look at a year or a month alone."""
    if sign in ORDERINGS and len(literal) in (4, 7):
        return is_iso((literal + "-01-01")[:10])
    return sign not in (*ORDERINGS, *EQUALITIES, "in") or is_iso(literal)


def _nature(questionnaire: Questionnaire, read: Read) -> tuple[str, list[str]]:
    """What conditions see there, and the keys it can be."""
    if read.of == "profile":
        fact = questionnaire.profile[read.key]
        kind = {"number": "number", "yes_no": "boolean", "choices": "list"}.get(fact.kind, "text")
        return kind, [option.key for option in fact.options]
    question = questionnaire.questions[read.key]
    keys = [option.key for option in question.choices]
    if isinstance(question, Number | Percent):
        return "number", keys
    if isinstance(question, MultipleChoice | MilestoneGrid):
        return "list", keys
    return ("date" if isinstance(question, Day) else "text"), keys
