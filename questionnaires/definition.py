"""A questionnaire as it is written down: sections within sections, questions in order."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from msgspec import Meta, Struct

from questionnaires.question_types import AnyQuestion, Option
from questionnaires.question_types.question import Condition, Key
from questionnaires.texts import Language, Text

FORMAT = "questionnaire/1"


class Fact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One fact of an organisation's profile that conditions may read as `profile.KEY`."""

    kind: Annotated[
        Literal["text", "choice", "choices", "number", "yes_no"],
        Meta(
            description="`choices` is a list of keys; in a spreadsheet cell they are parted by ';'. "
            "`yes_no` reads as true or false."
        ),
    ]
    title: Text
    options: Annotated[tuple[Option, ...], Meta(description="For `choice` and `choices`: what it may be.")] = ()
    default: Annotated[
        str | bool | int | tuple[str, ...] | None,
        Meta(
            description="Used where an organisation's fact is not given; a number with decimals is written as a string."
        ),
    ] = None


class Section(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Questions under one heading, then the sections within it."""

    key: Key
    title: Text
    number: Annotated[str | None, Meta(description="Display number; without it, the position gives one.")] = None
    guidance: Text | None = None
    applies_if: Condition | None = None
    questions: tuple[AnyQuestion, ...] = ()
    sections: "tuple[Section, ...]" = ()


class DeclaredLink(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How questions of this version relate to questions of the version before, as its author states it."""

    verdict: Literal["same", "reworded", "rescaled", "split", "merged", "replaced", "new", "retired"]
    old: Annotated[tuple[Key, ...], Meta(description="Keys in the earlier version; none for `new`.")] = ()
    new: Annotated[tuple[Key, ...], Meta(description="Keys in this version; none for `retired`.")] = ()
    comparable: Annotated[bool, Meta(description="Whether figures may be compared across the two versions.")]
    reason: Annotated[Text, Meta(description="Why, for the reader of a comparison.")]


class DeclaredLineage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The author's statement of where this version's questions come from."""

    since: Annotated[str, Meta(description="The earlier version this one follows.")]
    links: tuple[DeclaredLink, ...]


class Questionnaire(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, dict=True):
    """One version of a questionnaire."""

    readiness: Annotated[Literal["questionnaire/1"], Meta(description="Says what this document is.")]
    key: Key
    version: Annotated[
        str,
        Meta(
            pattern=r"^[^\s\x00-\x1f\x7f](?:[^\x00-\x1f\x7f]{0,38}[^\s\x00-\x1f\x7f])?$",
            description="1 to 40 characters on one line, with no space at either end, such as 1.0.",
        ),
    ]
    title: Text
    kind: Literal["readiness", "qualification"] = "readiness"
    language: Annotated[Language, Meta(description="The language of texts given as plain strings, such as en.")] = "en"
    languages: Annotated[tuple[Language, ...], Meta(description="Every language all texts must be given in.")] = ()
    description: Text | None = None
    source: Annotated[Text | None, Meta(description="Origin, licence and attribution.")] = None
    profile: Annotated[dict[Key, Fact], Meta(description="Facts that conditions may read, by name.")] = {}
    sections: Annotated[tuple[Section, ...], Meta(min_length=1)]
    lineage: DeclaredLineage | None = None

    @cached_property
    def placed(self) -> "tuple[Placed, ...]":
        """Every question in reading order with the sections around it, outermost first."""
        return tuple(_placed(self.sections, ()))

    @cached_property
    def questions(self) -> "dict[str, AnyQuestion]":
        """Every question by key, in reading order."""
        return {place.question.key: place.question for place in self.placed}

    @cached_property
    def all_sections(self) -> dict[str, Section]:
        """Every section by key, outer before inner, in reading order."""
        return {section.key: section for section in _sections(self.sections)}


class Placed(Struct, frozen=True):
    """A question where it stands."""

    question: AnyQuestion
    sections: tuple[Section, ...]


def _placed(sections: tuple[Section, ...], around: tuple[Section, ...]) -> Iterator[Placed]:
    for section in sections:
        inside = (*around, section)
        for question in section.questions:
            yield Placed(question, inside)
        yield from _placed(section.sections, inside)


def _sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.sections)
