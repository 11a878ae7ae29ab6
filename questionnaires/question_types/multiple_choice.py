"""Any number of options, some of which may rule out the others."""

from collections.abc import Iterator
from itertools import combinations
from typing import Annotated

import msgspec
from msgspec import Meta

from questionnaires.answers import Value
from questionnaires.problems import InvalidAnswer
from questionnaires.question_types.choices import one_of, repeated
from questionnaires.question_types.question import Option, Question


class MultipleChoice(Question, frozen=True, kw_only=True, tag="multiple_choice"):
    """Answered with a list of option keys; in a spreadsheet cell, keys parted by ';' or a JSON list."""

    options: Annotated[tuple[Option, ...], Meta(min_length=1)]
    at_most: Annotated[int, Meta(ge=1, description="The largest number of options that may be chosen.")] | None = None

    @property
    def choices(self) -> tuple[Option, ...]:
        return self.options

    def read(self, raw: object) -> Value:
        chosen = [one_of(item, self.options) for item in _items(raw, self.options)]
        if not chosen:
            raise InvalidAnswer("Choose at least one option, or leave the question unanswered.")
        if len(set(chosen)) < len(chosen):
            raise InvalidAnswer("The same option is chosen twice; name each once.")
        alone = next((option.key for option in self.options if option.exclusive and option.key in chosen), None)
        if alone is not None and len(chosen) > 1:
            raise InvalidAnswer(f"{alone!r} rules out the other options; choose it alone.")
        if self.at_most is not None and len(chosen) > self.at_most:
            raise InvalidAnswer(f"Choose {self.at_most} options at the most.")
        return tuple(option.key for option in self.options if option.key in chosen)

    def as_condition_value(self, value: Value) -> list[str]:
        assert isinstance(value, tuple)
        return list(value)

    def samples(self, literals: frozenset[str]) -> Iterator[Value]:
        named = [option.key for option in self.options if option.key in literals]
        yield from ((option.key,) for option in self.options if option.key not in literals)
        exclusive = {option.key for option in self.options if option.exclusive}
        for size in range(1, min(len(named), self.at_most or len(named)) + 1):
            for some in combinations(named, size):
                if size == 1 or exclusive.isdisjoint(some):
                    yield some

    def problems(self) -> Iterator[tuple[str, str]]:
        for key in repeated(self.options):
            yield "options", f"Option key {key!r} stands twice; give each option a key of its own."


def _items(raw: object, options: tuple[Option, ...]) -> list[object]:
    if isinstance(raw, list | tuple):
        return list(raw)
    if not isinstance(raw, str):
        return [raw]
    text = raw.strip()
    if text in {option.key for option in options}:
        return [text]
    if text.startswith("["):
        try:
            return msgspec.json.decode(text, type=list[object])
        except (msgspec.DecodeError, RecursionError):
            raise InvalidAnswer("Give the option keys as a JSON list, or parted by ';'.") from None
    return [part for part in (piece.strip() for piece in text.split(";")) if part]
