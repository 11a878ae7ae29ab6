"""Figures made of other figures: sections and measures, nested as deep as a scheme likes."""

from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta, Struct

from questionnaires.question_types.question import Condition, Key
from questionnaires.texts import Text
from scoring.scheme.points import Patterns, Weight


class Rounding(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How a figure is rounded: the rule and the decimal places; negative places round to tens and hundreds."""

    rule: Literal["half_up", "half_even", "half_down", "up", "down"] = "half_up"
    places: Annotated[int, Meta(ge=-6, le=12)] = 0


class Threshold(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Holds when a figure reaches `at_least` (included) or exceeds `above` (not included).

    `percent` compares the share of the figure's maximum; `of_maximum` takes part of that maximum: 80 per cent of
    half the maximum is {on: percent, at_least: 80, of_maximum: 0.5}.
    """

    figure: Annotated[str, Meta(description="A measure or a section, as `measure:KEY` or `section:KEY`.")]
    on: Literal["points", "percent"] = "points"
    at_least: Decimal | None = None
    above: Decimal | None = None
    of_maximum: Decimal = Decimal(1)


class Member(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What enters a figure: exactly one of questions, section, sections, measure."""

    questions: Annotated[
        Patterns | None,
        Meta(description="Each question matched enters on its own, with its own weight times this one."),
    ] = None
    section: Key | None = None
    sections: Annotated[
        Patterns | None, Meta(description="Each section matched that has counted questions enters on its own.")
    ] = None
    measure: Key | None = None
    weight: Weight = Decimal(1)
    applies_if: Annotated[
        Condition | None,
        Meta(
            description="A CEL expression over `answers`, `profile` and `constituency`; where it does not hold, "
            "the member is left out."
        ),
    ] = None


class Figure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How members become one figure.

    sum: weighted sum, of the weighted sum of maxima. mean: weighted mean, of the weighted mean of maxima. median,
    lowest, highest: of the members' scores. geometric_mean: weighted, to 50 figures. Members without a score are left out.
    """

    rule: Literal["sum", "mean", "median", "lowest", "highest", "geometric_mean"] = "sum"
    each_out_of: Annotated[
        Decimal | None,
        Meta(description="Bring every member to this maximum first, so that different scales can be averaged."),
    ] = None
    out_of: Annotated[
        Decimal | None, Meta(description="Bring the outcome to this maximum: 100 makes it a percentage.")
    ] = None
    absent_members: Annotated[
        Literal["leave_out", "zero"],
        Meta(
            description="What a section or measure with nothing to count does here: left out, or nothing of what was "
            "possible."
        ),
    ] = "leave_out"
    fewest_members: Annotated[int, Meta(ge=1, description="With fewer members present there is no figure.")] = 1
    reversed: Annotated[bool, Meta(description="The figure becomes its maximum less itself.")] = False
    rounding: Annotated[Rounding | None, Meta(description="Rounds this figure before anything else uses it.")] = None


class SectionFigure(Figure, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A section's figure. Without `of` it is made of the counted questions right inside it and the sections within
    it."""

    weight: Weight = Decimal(1)
    of: tuple[Member, ...] | None = None


class Adjustment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What happens to a measure when all of `when` holds: times `factor`, plus `add`. The maximum stays."""

    when: Annotated[tuple[Threshold, ...], Meta(min_length=1)]
    factor: Decimal = Decimal(1)
    add: Decimal = Decimal(0)
    rounding: Rounding | None = None
    sentence: Text | None = None


class Measure(Figure, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A named figure. `adjust` applies the first adjustment that holds, after everything else."""

    key: Key
    title: Text | None = None
    of: Annotated[tuple[Member, ...], Meta(min_length=1)]
    adjust: tuple[Adjustment, ...] = ()
