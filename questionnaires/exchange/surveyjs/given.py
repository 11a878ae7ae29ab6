"""What a comparison says of an answer that was given, for each kind of question but the single choice.

(Of a single choice every option is tried, so that whatever the comparison means is settled beforehand.)
"""

import re
from decimal import Decimal

from questionnaires.exchange.surveyjs.cel import (
    Clause,
    Outcome,
    answer,
    called,
    compared,
    double,
    joined,
    negated,
    quoted,
)
from questionnaires.exchange.surveyjs.comparisons import Plain, as_seen, equal, is_empty, number
from questionnaires.exchange.surveyjs.nodes import Untranslatable
from questionnaires.question_types import AnyQuestion, Day, MultipleChoice, Number

_SIGNS = {"equal": "==", "less": "<", "greater": ">", "lessorequal": "<=", "greaterorequal": ">="}
_OPPOSITES = {"notequal": "equal", "notcontains": "contains"}
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_SPELLS_NUMBER = "^-?(0|[1-9][0-9]{0,14})([.][0-9]{1,30})?$"


def is_true_when_answered(question: AnyQuestion) -> Outcome:
    if isinstance(question, Number):
        return compared(question.key, "!=", "0.0")
    return True if isinstance(question, MultipleChoice | Day) else negated(_matches(question.key, "^(false|0)$"))


def compared_with(question: AnyQuestion, operator: str, literal: Plain) -> Outcome:
    """What the comparison says of an answer given. Raises Untranslatable where ours cannot say it."""
    if operator in _OPPOSITES:
        given = compared_with(question, _OPPOSITES[operator], literal)
        return negated(given) if isinstance(given, Clause) else not given
    several = literal if isinstance(literal, tuple) else (literal,)
    literal = None if isinstance(literal, str) and not literal.strip() and operator == "equal" else literal
    if is_empty(literal) and operator in ("equal", "anyof"):
        return operator == "anyof"
    if operator == "anyof" and isinstance(literal, tuple) and not isinstance(question, MultipleChoice):
        return joined("||", [compared_with(question, "equal", one) for one in several])
    if isinstance(question, MultipleChoice):
        return _of_list(question, operator, literal, several)
    if isinstance(question, Number):
        return _of_number(question.key, operator, number(literal))
    if isinstance(question, Day):
        return _of_date(question.key, operator, literal)
    return _of_text(question.key, operator, literal, several)


def _of_list(question: MultipleChoice, operator: str, literal: Plain, several: tuple[Plain, ...]) -> Outcome:
    chosen = [_is_chosen(question, one) for one in several]
    if operator in ("contains", "allof"):
        return joined("&&", chosen)
    if operator == "anyof":
        return joined("||", chosen)
    if operator != "equal":
        raise Untranslatable(f"it compares the list {{{question.key}}} as if it were one value")
    if not isinstance(literal, tuple):
        return False
    count = len({part.text for part in chosen if isinstance(part, Clause)})
    return joined("&&", [count == len(several), Clause(f"size({answer(question.key)}) == {len(several)}"), *chosen])


def _is_chosen(question: MultipleChoice, literal: Plain) -> Outcome:
    """Whether an option that the literal spells, in whatever case, is among those chosen."""
    meant = [option.key for option in question.options if equal(as_seen(option.key), literal)]
    return joined("||", [Clause(f"{quoted(key)} in {answer(question.key)}") for key in meant])


def _of_number(key: str, operator: str, literal: Decimal | None) -> Outcome:
    if operator not in _SIGNS:
        raise Untranslatable(f"it searches the number {{{key}}} as if it were text")
    return False if literal is None else compared(key, _SIGNS[operator], double(literal))


def _of_date(key: str, operator: str, literal: Plain) -> Outcome:
    if operator not in _SIGNS or not isinstance(literal, str) or not _DATE.fullmatch(literal.strip()):
        raise Untranslatable(f"it compares the date {{{key}}} with something that is no date")
    return compared(key, _SIGNS[operator], quoted(literal.strip()))


def _of_text(key: str, operator: str, literal: Plain, several: tuple[Plain, ...]) -> Outcome:
    if operator == "equal" and isinstance(literal, bool):
        return _matches(key, "^(true|1)$" if literal else "^(false|0)$")
    words = literal.strip() if isinstance(literal, str) else ""
    if operator == "equal" and words and number(words) is None:
        return _matches(key, f"^{_escaped(words)}$")
    parts = [one for one in several if isinstance(one, str) and one]
    if len(parts) == len(several) and (operator == "allof" or (operator == "contains" and len(parts) == 1)):
        return joined("&&", [_matches(key, _escaped(one)) for one in parts])
    value = number(literal) if operator == "equal" or isinstance(literal, Decimal) else None
    if operator not in _SIGNS or value is None:
        raise Untranslatable(f"it compares the text {{{key}}} in a way that conditions here do not")
    spells = f"{answer(key)}.matches({quoted(_SPELLS_NUMBER)})"
    return Clause(f"{spells} && double({answer(key)}) {_SIGNS[operator]} {double(value)}", "&&")


def _matches(key: str, pattern: str) -> Clause:
    return called(f"{answer(key)}.matches({quoted('(?i)' + pattern)})")


def _escaped(words: str) -> str:
    """The words as a pattern that stands for nothing but themselves."""
    return re.sub(r"[\\^$.|?*+()\[\]{}\-&~#]", r"\\\g<0>", words)
