"""Conditions in words: which answers and facts a question waits for, as a sentence for those who do not read expressions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from questionnaires.conditions import compiled
from questionnaires.definition import Questionnaire
from questionnaires.question_types import Option
from questionnaires.texts import words
from questionnaires.tokens import Token

_COMPARED = {
    "==": "is", "!=": "is not", "<": "is less than", "<=": "is at most", ">": "is more than", ">=": "is at least",
}  # fmt: skip
_LOOSE, _AND, _TIGHT = 0, 1, 2


class _Unsaid(Exception):
    """More than these words can say; the expression is shown as it is written."""


def condition_in_words(source: str, questionnaire: Questionnaire, numbers: Mapping[str, str]) -> str | None:
    """None where only the expression itself says it all."""
    try:
        reading = _Reading(compiled(source).tokens, questionnaire, numbers)
        said, _ = reading.either()
        reading.must_end()
        return said
    except _Unsaid:
        return None


@dataclass(frozen=True, slots=True)
class _Operand:
    said: str
    options: Sequence[Option] = ()
    """What a literal beside it may mean."""
    literal: str | None = None
    several: tuple[str, ...] | None = None


class _Reading:
    """Goes through the words once, from the loosest joint to the tightest."""

    def __init__(self, tokens: tuple[Token, ...], questionnaire: Questionnaire, numbers: Mapping[str, str]) -> None:
        self.tokens, self.at = tokens, 0
        self.questionnaire, self.numbers = questionnaire, numbers

    def either(self) -> tuple[str, int]:
        return self._joined("||", " or ", self._both, _LOOSE)

    def must_end(self) -> None:
        if self.at < len(self.tokens):
            raise _Unsaid

    def _both(self) -> tuple[str, int]:
        return self._joined("&&", " and ", self._one, _AND)

    def _joined(self, sign: str, word: str, inner: Callable[[], tuple[str, int]], strength: int) -> tuple[str, int]:
        said, tight = inner()
        parts = [(said, tight)]
        while self._take(sign):
            parts.append(inner())
        if len(parts) == 1:
            return parts[0]
        return word.join(text if own > strength else f"({text})" for text, own in parts), strength

    def _one(self) -> tuple[str, int]:
        if self._take("!"):
            said, _ = self._one()
            return f"it is not so that {said}", _LOOSE
        if self._take("("):
            inside = self.either()
            self._need(")")
            return inside
        return self._comparison(), _TIGHT

    def _comparison(self) -> str:
        left = self._operand()
        if self._take("in"):
            return self._within(left, self._operand())
        for sign, word in _COMPARED.items():
            if self._take(sign):
                right = self._operand()
                if left.literal is not None:
                    raise _Unsaid
                return f"{left.said} {word} {_meant(right, left.options)}"
        return f"{left.said} is yes"

    def _within(self, one: _Operand, many: _Operand) -> str:
        if one.literal is not None and many.several is None:
            return f"{many.said} include {_meant(one, many.options)}"
        if many.several is None or one.literal is not None:
            raise _Unsaid
        return f"{one.said} is {' or '.join(_named(key, one.options) for key in many.several)}"

    def _operand(self) -> _Operand:
        token = self._next()
        if token.kind == "number":
            return _Operand(token.literal.removesuffix(".0"), literal=token.literal)
        if token.is_text:
            return _Operand(f"“{token.literal}”", literal=token.literal)
        if token.text in ("true", "false"):
            return _Operand("yes" if token.text == "true" else "no", literal=token.text)
        if token.text == "[":
            return _Operand("", several=self._listed())
        if token.text == "answers":
            return self._answer(self._key())
        if token.text == "profile":
            return self._fact(self._key())
        raise _Unsaid

    def _listed(self) -> tuple[str, ...]:
        found = []
        while not self._take("]"):
            token = self._next()
            if not token.is_text and token.kind != "number":
                raise _Unsaid
            found.append(token.literal)
            self._take(",")
        return tuple(found)

    def _key(self) -> str:
        if self._take("."):
            return self._next().text
        self._need("[")
        key = self._next().literal
        self._need("]")
        return key

    def _answer(self, key: str) -> _Operand:
        question = self.questionnaire.questions.get(key)
        if question is None or (self.at < len(self.tokens) and self.tokens[self.at].text in (".", "(")):
            raise _Unsaid
        return _Operand(f"the answer to {self.numbers.get(key, key)}", question.choices)

    def _fact(self, name: str) -> _Operand:
        fact = self.questionnaire.profile.get(name)
        if fact is None or (self.at < len(self.tokens) and self.tokens[self.at].text in (".", "(")):
            raise _Unsaid
        title = words(fact.title, self.questionnaire.language)
        return _Operand(f"the fact “{title}”", tuple(fact.options))

    def _next(self) -> Token:
        if self.at >= len(self.tokens):
            raise _Unsaid
        self.at += 1
        return self.tokens[self.at - 1]

    def _take(self, text: str) -> bool:
        if self.at < len(self.tokens) and self.tokens[self.at].text == text and not self.tokens[self.at].is_text:
            self.at += 1
            return True
        return False

    def _need(self, text: str) -> None:
        if not self._take(text):
            raise _Unsaid


def _meant(operand: _Operand, options: Sequence[Option]) -> str:
    if operand.literal is None:
        return operand.said
    if not operand.said.startswith("“"):
        return operand.said
    return _named(operand.literal, options)


def _named(key: str, options: Sequence[Option]) -> str:
    """The words of an option; the key where it is none."""
    texts = {option.key: words(option.text) for option in options}
    return f"“{texts.get(key, key)}”"
