"""The two versions with what every comparison asks of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from questionnaires.changes.parts import RedLines
from questionnaires.changes.redline import red_lines
from questionnaires.definition import Placed, Questionnaire
from questionnaires.numbering import numbers_of
from questionnaires.texts import Text


@dataclass(frozen=True)
class Versions:
    """An earlier and a later version."""

    old: Questionnaire
    new: Questionnaire

    @cached_property
    def old_numbers(self) -> Mapping[str, str]:
        return numbers_of(self.old)

    @cached_property
    def new_numbers(self) -> Mapping[str, str]:
        return numbers_of(self.new)

    @cached_property
    def old_places(self) -> Mapping[str, Placed]:
        return {place.question.key: place for place in self.old.placed}

    @cached_property
    def new_places(self) -> Mapping[str, Placed]:
        return {place.question.key: place for place in self.new.placed}

    @property
    def languages(self) -> tuple[str, str]:
        """The language plain strings are in, before and after."""
        return self.old.language, self.new.language

    def red_lines(self, old: Text | None, new: Text | None) -> RedLines:
        return red_lines(old, new, self.languages)
