"""How one answer becomes points."""

import datetime
from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta, Struct

Weight = Annotated[
    Decimal | dict[str, Decimal],
    Meta(description="A number, or a mapping of constituency to number with `default` for all others."),
]
Patterns = Annotated[
    str | tuple[str, ...],
    Meta(description="Keys, or patterns in which each '*' stands for any characters; one or a list."),
]
Policy = Literal["leave_out", "zero", "worst", "full"]
"""leave_out: neither earned nor possible. zero: nothing of what was possible. worst: the fewest points. full: all."""


class AbsencePolicies(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What each absence does to the score: leave_out, zero (of what was possible), worst (fewest points) or full."""

    not_asked: Policy = "leave_out"
    not_answered: Policy = "zero"
    not_applicable: Policy = "leave_out"


class AbsenceExceptions(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where some questions differ from the scheme's absence policies."""

    not_asked: Policy | None = None
    not_answered: Policy | None = None
    not_applicable: Policy | None = None


class Range(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename={"from_": "from"}
):
    """Points for numbers in a range. `from` and `to` include their end, `above` and `below` do not; none means no
    end."""

    points: Decimal
    from_: Decimal | None = None
    above: Decimal | None = None
    to: Decimal | None = None
    below: Decimal | None = None


class DateRange(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename={"from_": "from"}
):
    """Points for dates in a range, written as Range is."""

    points: Decimal
    from_: datetime.date | None = None
    above: datetime.date | None = None
    to: datetime.date | None = None
    below: datetime.date | None = None


class Linear(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename={"from_": "from"}
):
    """Points in proportion to a number: `from` earns the first of `points`, `to` the second, beyond an end its
    points."""

    from_: Decimal
    to: Decimal
    points: Annotated[
        tuple[Decimal, Decimal] | None, Meta(description="Points at the two ends; without it, the ends themselves.")
    ] = None


class Spread(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename={"from_": "from"}
):
    """Points spread evenly over options or levels in their order: the first earns `from`, the last `to`."""

    from_: Decimal
    to: Decimal


class Chain(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A question counts only if an earlier one scored; otherwise it earns what is stated here."""

    question: Annotated[str, Meta(description="Its key; each '*' repeats what the '*' of `match` stood for.")]
    scores_more_than: Decimal = Decimal(0)
    otherwise: Annotated[
        Literal["zero", "leave_out", "at_most"],
        Meta(description="zero of what is possible; left out of it; or its own points but no more than `at_most`."),
    ] = "zero"
    at_most: Decimal | None = None


class QuestionRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Points for all questions that `match` names. Exactly one of options, spread, ranges, dates, linear, answered is
    given."""

    match: Patterns
    options: Annotated[
        dict[str, Decimal] | None,
        Meta(
            description="Points per option, level, or yes and no. Options not named here earn 0 unless `counts_as` "
            "names them."
        ),
    ] = None
    spread: Spread | None = None
    ranges: Annotated[tuple[Range, ...] | None, Meta(description="Tried in order; outside all of them earns 0.")] = None
    dates: Annotated[tuple[DateRange, ...] | None, Meta(description="Tried in order; outside all of them earns 0.")] = (
        None
    )
    linear: Linear | None = None
    answered: Annotated[Decimal | None, Meta(description="Points for giving any answer at all.")] = None
    counts_as: Annotated[
        dict[str, Literal["not_applicable", "not_answered"]],
        Meta(description="Options that are no answer but an absence, for example {na: not_applicable}."),
    ] = {}
    several: Annotated[
        Literal["sum", "highest", "lowest", "mean"],
        Meta(description="Multiple choice: how the points of the options chosen become one figure."),
    ] = "sum"
    maximum: Annotated[
        Decimal | None,
        Meta(description="What is possible; without it, the most that the rule can give, and 0 where that is less."),
    ] = None
    at_most: Annotated[Decimal | None, Meta(description="Points beyond this are cut, and it is what is possible.")] = (
        None
    )
    reversed: Annotated[bool, Meta(description="The fewest points become the most and the other way round.")] = False
    weight: Weight = Decimal(1)
    absence: AbsenceExceptions = AbsenceExceptions()
    counts_if: tuple[Chain, ...] = ()
