"""Anchored maturity: levels in ascending order, each of which includes those below it."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from questionnaires.answers import Value
from questionnaires.question_types.choices import one_of, repeated
from questionnaires.question_types.question import Option, Question


class Maturity(Question, frozen=True, kw_only=True, tag="maturity"):
    """Answered with the key of the highest level that holds together with all below it."""

    levels: Annotated[
        tuple[Option, ...],
        Meta(min_length=2, max_length=10, description="Lowest first; each includes those before it."),
    ]

    @property
    def choices(self) -> tuple[Option, ...]:
        return self.levels

    def read(self, raw: object) -> Value:
        return one_of(raw, self.levels)

    def includes(self, level: str) -> tuple[Option, ...]:
        """The level and all below it: what an answer of `level` states."""
        position = [option.key for option in self.levels].index(level)
        return self.levels[: position + 1]

    def samples(self, literals: frozenset[str]) -> Iterator[Value]:
        return (level.key for level in self.levels)

    def problems(self) -> Iterator[tuple[str, str]]:
        for key in repeated(self.levels):
            yield "levels", f"Level key {key!r} stands twice; give each level a key of its own."
        if any(level.exclusive for level in self.levels):
            yield "levels", "`exclusive` is for multiple choice; maturity levels build on one another. Leave it out."
