"""One option of several."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from questionnaires.answers import Value
from questionnaires.question_types.choices import one_of, repeated
from questionnaires.question_types.question import Option, Question


class SingleChoice(Question, frozen=True, kw_only=True, tag="single_choice"):
    """Answered with the key of one option."""

    options: Annotated[tuple[Option, ...], Meta(min_length=1)]

    @property
    def choices(self) -> tuple[Option, ...]:
        return self.options

    def read(self, raw: object) -> Value:
        return one_of(raw, self.options)

    def samples(self, literals: frozenset[str]) -> Iterator[Value]:
        return (option.key for option in self.options)

    def problems(self) -> Iterator[tuple[str, str]]:
        for key in repeated(self.options):
            yield "options", f"Option key {key!r} stands twice; give each option a key of its own."
        if any(option.exclusive for option in self.options):
            yield "options", "`exclusive` is for multiple choice; a single choice is always exclusive. Leave it out."
