"""What conditions name must exist and be comparable: questions, options, facts, and literals of the right type."""

from collections.abc import Iterator
from difflib import get_close_matches

from questionnaires.checks.walk import Written, conditions_of
from questionnaires.conditions import Condition, Read, Token, compiled
from questionnaires.definition import Questionnaire
from questionnaires.problems import Problem
from questionnaires.question_types import Information, MultipleChoice, Number, Percent

_EQUALS = ("==", "!=")


def problems_of_references(written: Written) -> Iterator[Problem]:
    """Unknown keys and facts, comparisons with an option that there is not, numbers compared with text."""
    for path, subject, source in conditions_of(written.questionnaire):
        for sentence in sentences_about(written.questionnaire, compiled(source)):
            yield written.problem(path, subject, sentence)


def sentences_about(questionnaire: Questionnaire, condition: Condition) -> Iterator[str]:
    """What is wrong with what a condition names; also used for the conditions of schemes."""
    unknown = False
    for read in condition.reads:
        known = {"answers": questionnaire.questions, "profile": questionnaire.profile}.get(read.of)
        if known is not None and read.key not in known:
            unknown = True
            close = get_close_matches(read.key, known, n=1)
            what = "question" if read.of == "answers" else "fact in `profile`"
            yield f"The condition reads `{read.of}.{read.key}`, but there is no such {what}; " + (
                f"did you mean `{close[0]}`?" if close else "correct the key or add it."
            )
        elif read.of == "answers" and isinstance(questionnaire.questions[read.key], Information):
            unknown = True
            yield f"The condition reads `answers.{read.key}`, which is text to read and never answered; read another question."
    if not unknown:
        yield from _comparisons(questionnaire, condition)


def _comparisons(questionnaire: Questionnaire, condition: Condition) -> Iterator[str]:
    for read, literal in _compared(condition.tokens):
        options, is_number, takes_list = _nature(questionnaire, read)
        if literal.kind == "string" and options is not None and literal.literal not in options:
            yield (
                f"The condition compares `{read.of}.{read.key}` with {literal.text}, which is not one of its options "
                f"({', '.join(sorted(options)[:8])})."
            )
        elif is_number and literal.kind == "string":
            yield f"The condition compares the number `{read.of}.{read.key}` with text; write {literal.literal} without quotes."
        elif not is_number and literal.kind == "number":
            yield f"The condition compares `{read.of}.{read.key}`, which is text, with a number; write it in quotes."
        elif takes_list and _is_equality(condition.tokens, literal):
            yield f"`{read.of}.{read.key}` is a list of options; write {literal.text} in {read.of}.{read.key}."


def _nature(questionnaire: Questionnaire, read: Read) -> tuple[frozenset[str] | None, bool, bool]:
    """(the keys it can be, whether it is a number, whether it is a list)."""
    if read.of == "answers":
        question = questionnaire.questions[read.key]
        options = frozenset(option.key for option in question.choices) or None
        return options, isinstance(question, Number | Percent), isinstance(question, MultipleChoice)
    fact = questionnaire.profile[read.key]
    return frozenset(option.key for option in fact.options) or None, fact.kind == "number", fact.kind == "choices"


def _compared(tokens: tuple[Token, ...]) -> Iterator[tuple[Read, Token]]:
    """Each read that stands right beside a literal: `x == "a"`, `"a" == x`, `"a" in x`, `x in ["a", "b"]`."""
    for start, end, read in _reads_at(tokens):
        after = tokens[end : end + 2]
        before = tokens[max(start - 2, 0) : start]
        if (
            len(after) == 2
            and after[0].text in (*_EQUALS, "<", "<=", ">", ">=")
            and after[1].kind in ("string", "number")
        ):
            yield read, after[1]
        if len(before) == 2 and before[1].text in (*_EQUALS, "in") and before[0].kind in ("string", "number"):
            yield read, before[0]
        if len(after) == 2 and after[0].text == "in" and after[1].text == "[":
            for token in tokens[end + 2 :]:
                if token.text == "]":
                    break
                if token.kind in ("string", "number"):
                    yield read, token


def _reads_at(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int, Read]]:
    for at, token in enumerate(tokens):
        if token.text not in ("answers", "profile") or token.kind != "name" or (at and tokens[at - 1].text == "."):
            continue
        if tokens[at + 1 : at + 2] and tokens[at + 1].text == ".":
            yield at, at + 3, Read(token.text, tokens[at + 2].text)
        elif tokens[at + 1 : at + 2] and tokens[at + 1].text == "[":
            yield at, at + 4, Read(token.text, tokens[at + 2].literal)


def _is_equality(tokens: tuple[Token, ...], literal: Token) -> bool:
    at = next(index for index, token in enumerate(tokens) if token is literal)
    around = {tokens[index].text for index in (at - 1, at + 1) if 0 <= index < len(tokens)}
    return bool(around & set(_EQUALS))
