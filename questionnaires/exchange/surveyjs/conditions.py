"""SurveyJS conditions said in CEL, meaning exactly the same.

There an unanswered question is empty, and an empty value makes `<> 'x'` true and `= 'x'` false. Here a condition that
needs an answer which is not there is not met. So a condition is translated together with the outcome wanted (true, or
false under a `!`), and each comparison says for itself what no answer means.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from questionnaires.conditions import InvalidCondition, compiled
from questionnaires.exchange.surveyjs.cel import Clause, Outcome, has_answer, joined, negated, one_of, quoted
from questionnaires.exchange.surveyjs.comparisons import OPERATORS, Plain, as_seen, is_empty, is_true
from questionnaires.exchange.surveyjs.given import compared_with, is_true_when_answered
from questionnaires.exchange.surveyjs.nodes import Compared, Emptiness, Joined, Literal, Name, Node, Not, Untranslatable
from questionnaires.question_types import AnyQuestion, SingleChoice

_TURNED = {
    "equal": "equal",
    "notequal": "notequal",
    "less": "greater",
    "greater": "less",
    "lessorequal": "greaterorequal",
    "greaterorequal": "lessorequal",
}
"""The operator that says the same with its sides exchanged."""


@dataclass(frozen=True)
class Answers:
    """The questions that conditions may read, by the source's name, and which of them are never asked."""

    questions: Mapping[str, AnyQuestion]
    never_asked: Collection[str] = frozenset()

    @cached_property
    def _spellings(self) -> dict[str, str]:
        return {name.lower(): name for name in reversed(list(self.questions))}

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
            raise Untranslatable("it is too long or too deeply nested") from None
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
    return _on_value(node, answers, is_true, is_true_when_answered, wanted=wanted)


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
            left,
            answers,
            lambda value: holds(value, literal),
            lambda one: compared_with(one, node.operator, literal),
            wanted=wanted,
        )
    first = left.value
    turned = _TURNED.get(node.operator, "")
    return _on_value(
        right, answers, lambda value: holds(first, value), lambda one: compared_with(one, turned, first), wanted=wanted
    )


def _on_value(
    of: Name | Literal, answers: Answers, test: Test, when_answered: WhenAnswered, *, wanted: bool
) -> Outcome:
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
