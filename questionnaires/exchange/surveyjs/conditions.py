"""SurveyJS conditions said in CEL, meaning exactly the same.

There an unanswered question is empty, and an empty value makes `<> 'x'` true and `= 'x'` false. Here a condition that needs
an answer which is not there is not met. So a condition is translated together with the outcome wanted (true, or false under
a `!`), and each comparison says for itself what no answer means.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from questionnaires.conditions import InvalidCondition, compiled
from questionnaires.exchange.surveyjs.cel import Clause, Outcome, answer, called, compared, double, has_answer, joined, negated, one_of, quoted
from questionnaires.exchange.surveyjs.comparisons import OPERATORS, Plain, as_seen, equal, is_empty, is_true, number
from questionnaires.exchange.surveyjs.expressions import Compared, Emptiness, Joined, Literal, Name, Node, Not, Untranslatable
from questionnaires.question_types import AnyQuestion, Day, MultipleChoice, Number, SingleChoice

_SIGNS = {"equal": "==", "less": "<", "greater": ">", "lessorequal": "<=", "greaterorequal": ">="}
_TURNED = {"less": "greater", "greater": "less", "lessorequal": "greaterorequal", "greaterorequal": "lessorequal"}
_OPPOSITES = {"notequal": "equal", "notcontains": "contains"}
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_SPELLS_NUMBER = "^-?(0|[1-9][0-9]{0,14})([.][0-9]{1,30})?$"


@dataclass(frozen=True)
class Answers:
    """The questions that conditions may read, by the source's name, and those that are never asked and so always empty."""

    questions: Mapping[str, AnyQuestion]
    never_asked: Collection[str] = frozenset()

    @cached_property
    def _spellings(self) -> dict[str, str]:
        return {name.lower(): name for name in reversed(self.questions)}

    def spelling(self, name: str) -> str:
        """The name as the source spells it: there, case makes no difference."""
        spelling = name if name in self.questions else self._spellings.get(name.lower())
        if spelling is None:
            raise Untranslatable(f"it reads {{{name}}}, which is no question that was carried over")
        return spelling

    def named(self, name: str) -> AnyQuestion | None:
        """The question of that name; None for one that is never asked."""
        spelling = self.spelling(name)
        return None if spelling in self.never_asked else self.questions[spelling]


def as_cel(node: Node, answers: Answers) -> Outcome:
    """The condition, or whether it always or never holds. Raises Untranslatable with the reason."""
    outcome = _translated(node, answers, wanted=True)
    if isinstance(outcome, Clause):
        try:
            compiled(outcome.text)
        except InvalidCondition:
            raise Untranslatable("it is too long") from None
    return outcome


def _translated(node: Node, answers: Answers, *, wanted: bool) -> Outcome:
    if isinstance(node, Not):
        return _translated(node.of, answers, wanted=not wanted)
    if isinstance(node, Joined):
        sign = "&&" if (node.by == "and") == wanted else "||"
        return joined(sign, [_translated(part, answers, wanted=wanted) for part in node.parts])
    if isinstance(node, Compared):
        return _comparison(node, answers, wanted=wanted)
    if isinstance(node, Emptiness):
        empty = node.empty
        return _on_value(node.of, answers, lambda value: is_empty(value) is empty, lambda _: not empty, wanted=wanted)
    return _on_value(node, answers, is_true, _is_true_when_answered, wanted=wanted)


Test = Callable[[Plain], bool]
WhenAnswered = Callable[[AnyQuestion], Outcome]


def _comparison(node: Compared, answers: Answers, *, wanted: bool) -> Outcome:
    left, right = node.left, node.right
    holds = OPERATORS[node.operator]
    if isinstance(left, Name) and isinstance(right, Name):
        raise Untranslatable("it compares two answers")
    if isinstance(left, Name):
        assert isinstance(right, Literal)
        literal = right.value
        return _on_value(
            left, answers, lambda value: holds(value, literal), lambda one: _compared(one, node.operator, literal), wanted=wanted
        )
    first = left.value
    turned = _TURNED.get(node.operator, node.operator) if node.operator in _SIGNS or node.operator == "notequal" else ""
    return _on_value(right, answers, lambda value: holds(first, value), lambda one: _compared(one, turned, first), wanted=wanted)


def _on_value(of: Name | Literal, answers: Answers, test: Test, when_answered: WhenAnswered, *, wanted: bool) -> Outcome:
    """A test on one value: settled for a literal; for an answer, what it says of an answer, and what of none."""
    if isinstance(of, Literal):
        return test(of.value) is wanted
    without = test(None) is wanted
    question = answers.named(of.name)
    if question is None:
        return without
    if isinstance(question, SingleChoice):
        given = _among(question, {option.key for option in question.options if test(as_seen(option.key)) is wanted})
    else:
        given = when_answered(question)
        if not wanted:
            given = negated(given) if isinstance(given, Clause) else not given
    if without:
        return True if given is True else joined("||", [negated(has_answer(question.key)), given])
    return has_answer(question.key) if given is True else given


def _among(question: SingleChoice, holding: set[str]) -> Outcome:
    """Whether the option chosen is one of those for which the test holds."""
    every = [option.key for option in question.options]
    inside = [quoted(key) for key in every if key in holding]
    outside = [quoted(key) for key in every if key not in holding]
    if not inside or not outside:
        return not outside
    if len(inside) <= len(outside):
        return one_of(question.key, inside)
    return negated(one_of(question.key, outside))


def _is_true_when_answered(question: AnyQuestion) -> Outcome:
    if isinstance(question, Number):
        return compared(question.key, "!=", "0.0")
    return True if isinstance(question, MultipleChoice | Day) else negated(_matches(question.key, "^(false|0)$"))


def _compared(question: AnyQuestion, operator: str, literal: Plain) -> Outcome:
    """What the comparison says of an answer given. Raises Untranslatable where ours cannot say it."""
    if operator in _OPPOSITES:
        given = _compared(question, _OPPOSITES[operator], literal)
        return negated(given) if isinstance(given, Clause) else not given
    several = literal if isinstance(literal, tuple) else (literal,)
    if is_empty(literal) and operator in ("equal", "anyof"):
        return operator == "anyof"
    if operator == "anyof" and isinstance(literal, tuple) and not isinstance(question, MultipleChoice):
        return joined("||", [_compared(question, "equal", one) for one in several])
    if isinstance(question, MultipleChoice):
        return _of_list(question, operator, literal, several)
    if isinstance(question, Number):
        return _of_number(question.key, operator, number(literal))
    if isinstance(question, Day):
        return _of_date(question.key, operator, literal)
    return _of_text(question.key, operator, literal, several)


def _of_list(question: MultipleChoice, operator: str, literal: Plain, several: tuple[Plain, ...]) -> Outcome:
    chosen = [
        joined("||", [Clause(f"{quoted(option.key)} in {answer(question.key)}") for option in question.options if equal(as_seen(option.key), one)])
        for one in several
    ]
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


def _of_number(key: str, operator: str, literal: Decimal | None) -> Outcome:
    if operator not in _SIGNS:
        raise Untranslatable(f"it searches the number {{{key}}} as if it were text")
    return False if literal is None else compared(key, _SIGNS[operator], double(literal))


def _of_date(key: str, operator: str, literal: Plain) -> Outcome:
    if operator not in _SIGNS or not isinstance(literal, str) or not _DATE.fullmatch(literal.strip()):
        raise Untranslatable(f"it compares the date {{{key}}} with something that is no date")
    return compared(key, _SIGNS[operator], quoted(literal.strip()))


def _of_text(key: str, operator: str, literal: Plain, several: tuple[Plain, ...]) -> Outcome:
    if operator == "equal" and isinstance(literal, str | bool) and number(literal if isinstance(literal, str) else None) is None:
        words = "true" if literal is True else "false" if literal is False else literal.strip()
        return _matches(key, f"^{_escaped(words)}$") if words else False
    if operator in ("contains", "allof") and all(isinstance(one, str) and one for one in several) and (operator == "allof" or len(several) == 1):
        return joined("&&", [_matches(key, _escaped(one)) for one in several if isinstance(one, str)])
    value = number(literal) if operator == "equal" or isinstance(literal, Decimal) else None
    if operator not in _SIGNS or value is None:
        raise Untranslatable(f"it compares the text {{{key}}} in a way that conditions here do not")
    spells = f"{answer(key)}.matches({quoted(_SPELLS_NUMBER)})"
    return Clause(f"{spells} && double({answer(key)}) {_SIGNS[operator]} {double(value)}", "&&")


def _matches(key: str, pattern: str) -> Clause:
    return called(f"{answer(key)}.matches({quoted('(?i)' + pattern)})")


def _escaped(words: str) -> str:
    """The words as a pattern; whatever is neither letter nor figure stands in a class or behind a backslash."""
    return re.sub(r"[\\^$.|?*+()\[\]{}\-&~#]", r"\\\g<0>", words)
