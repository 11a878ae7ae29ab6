"""Ordered scales and the gates that cap them."""

from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta, Struct

from questionnaires.question_types.question import Key
from questionnaires.texts import Text
from scoring.scheme.figures import Threshold
from scoring.scheme.points import Patterns


class Level(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename={"from_": "from"}
):
    """One level of a scale. All but the lowest state where they begin: `from` includes the end, `above` does not."""

    key: Key
    title: Text | None = None
    from_: Decimal | None = None
    above: Decimal | None = None
    colour: Annotated[str, Meta(pattern=r"^#[0-9a-fA-F]{6}$")] | None = None
    meaning: Text | None = None


class Scale(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Two to six levels in ascending order of the total."""

    on: Annotated[
        Literal["points", "percent"], Meta(description="percent: the total's share of its maximum, times 100.")
    ] = "percent"
    figure: Annotated[
        Literal["rounded", "exact"],
        Meta(description="Whether thresholds look at the total as reported or before rounding."),
    ] = "rounded"
    best: Annotated[Literal["last", "first"], Meta(description="Which end of the scale is the good one.")] = "last"
    minimum_coverage: Annotated[
        Decimal, Meta(description="Per cent of questions asked that must be answered; below it there is no rating.")
    ] = Decimal(0)
    levels: Annotated[tuple[Level, ...], Meta(min_length=2, max_length=6)]


class Gate(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An essential condition; where it fails, the rating is no better than `cap`. Give `questions` with `passes_with`,
    or `threshold`."""

    key: Key
    questions: Annotated[Patterns | None, Meta(description="Each question asked must pass.")] = None
    passes_with: Annotated[tuple[str, ...], Meta(description="Options that pass.")] = ()
    threshold: Threshold | None = None
    not_answered: Annotated[
        Literal["fails", "passes"], Meta(description="What a missing answer does; not asked and not applicable pass.")
    ] = "fails"
    cap: Annotated[Key, Meta(description="The best level still possible when the gate fails.")]
    sentence: Annotated[Text, Meta(description="What the reader is told when it fails.")]
