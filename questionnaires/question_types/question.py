"""What all kinds of question share. Each kind has a file of its own beside this one and a line in the register."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from msgspec import Meta, Struct

from questionnaires.answers import Value
from questionnaires.problems import InvalidAnswer
from questionnaires.texts import Text

KEY_PATTERN = r"^[^\s*\x00-\x1f\x7f](?:[^*\x00-\x1f\x7f]{0,198}[^\s*\x00-\x1f\x7f])?$"
KEY_FORM = "A key has 1 to 200 characters on one line, no '*', and no space at either end."
Key = Annotated[str, Meta(pattern=KEY_PATTERN, description=f"Identity for ever, never shown. {KEY_FORM}")]
Condition = Annotated[
    str,
    Meta(min_length=1, description='A CEL expression over `answers` and `profile`, for example answers.plan == "yes".'),
]


class Option(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One thing that can be chosen. The key is its identity; the text may be reworded."""

    key: Key
    text: Text
    guidance: Text | None = None
    exclusive: Annotated[
        bool, Meta(description="Multiple choice only: rules out every other option, as 'none of these' does.")
    ] = False
    applies_if: Condition | None = None


class Question(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind"):
    """One question. Its key stays when its words, number or section change."""

    key: Key
    text: Text
    number: Annotated[str | None, Meta(description="Display number; without it, the position gives one.")] = None
    guidance: Annotated[Text | None, Meta(description="How to answer.")] = None
    criteria: Annotated[Text | None, Meta(description="What an assessor looks for.")] = None
    evidence: Annotated[Text | None, Meta(description="Typical evidence.")] = None
    required: Annotated[bool, Meta(description="Whether handing in waits for an answer.")] = True
    not_applicable: Annotated[bool, Meta(description="Whether 'not applicable', with a reason, is allowed.")] = False
    applies_if: Condition | None = None
    themes: Annotated[tuple[str, ...], Meta(description="Themes for lessons and reports.")] = ()

    is_asked_for_an_answer: ClassVar[bool] = True

    @property
    def choices(self) -> tuple[Option, ...]:
        """The options or levels in order; empty for kinds that have none."""
        return ()

    @property
    def parts(self) -> tuple[Option, ...]:
        """What its author listed in it: options, levels, or the milestones of a grid."""
        return self.choices

    def is_whole(self, value: Value) -> bool:
        """Whether nothing is missing in an answer. One that is not whole is kept and still open."""
        return True

    def read(self, raw: object) -> Value:
        """The answer as a typed value, from JSON, a form or a spreadsheet cell.

        Raises InvalidAnswer with a sentence for the respondent. A kind that does not say how takes no answer.
        """
        raise InvalidAnswer("This is text to read; it takes no answer.")

    def as_condition_value(self, value: Value) -> Any:
        """The value as conditions see it: text, a list of texts, or a number."""
        return value

    def samples(self, literals: frozenset[str]) -> Iterator[Value] | None:
        """Every value that could make a condition differ, given the literals it compares with; None when that cannot be
        told."""
        return None

    def problems(self) -> Iterator[tuple[str, str]]:
        """What is wrong inside this question alone, as (field, sentence)."""
        return iter(())
