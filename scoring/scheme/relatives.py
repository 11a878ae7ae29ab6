"""Figures that only exist beside others of the same round, or of an earlier one."""

from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta, Struct

from questionnaires.question_types.question import Key
from questionnaires.texts import Text
from scoring.scheme.figures import Rounding

Source = Annotated[
    str,
    Meta(
        pattern=r"^(total$|(question|section|measure|relative):.+)",
        description="`total`, `question:KEY`, `section:KEY`, `measure:KEY` or `relative:KEY` of each receipt. "
        "Sections, measures and the total enter as reported, that is, rounded.",
    ),
]


class Relative(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="rule"):
    """One relative figure for each receipt of a round. Receipts without the source figure have none."""

    key: Key
    title: Text | None = None
    rounding: Rounding | None = None


class MinMax(Relative, frozen=True, kw_only=True, tag="min_max"):
    """(x - lowest) / (highest - lowest), spread over `to`. Where all are equal there is no figure."""

    of: Source
    to: tuple[Decimal, Decimal] = (Decimal(0), Decimal(100))
    against: Annotated[str | None, Meta(description="Take lowest and highest from this earlier round.")] = None


class ZScore(Relative, frozen=True, kw_only=True, tag="z_score"):
    """(x - mean) / standard deviation, worked out to 50 figures."""

    of: Source
    deviation: Annotated[Literal["population", "sample"], Meta(description="Divide the squares by n, or by n - 1.")] = (
        "population"
    )
    against: Annotated[str | None, Meta(description="Take mean and deviation from this earlier round.")] = None


class WeightedMean(Relative, frozen=True, kw_only=True, tag="mean"):
    """The weighted mean of several figures of one receipt; those missing are left out, or leave none (`missing:
    none`)."""

    of: Annotated[dict[Source, Decimal], Meta(min_length=1, description="Source to weight.")]
    missing: Literal["leave_out", "none"] = "leave_out"


class Rounded(Relative, frozen=True, kw_only=True, tag="rounded"):
    """The figure itself, rounded as `rounding` says, for others to build on."""

    of: Source


class Rank(Relative, frozen=True, kw_only=True, tag="rank"):
    """The place in the round. Equal figures share the best place (1, 2, 2, 4), the worst (1, 3, 3, 4), the mean
    (1, 2.5, 2.5, 4), or the next places move up (dense: 1, 2, 2, 3)."""

    of: Source
    first: Literal["highest", "lowest"] = "highest"
    ties: Literal["best", "worst", "mean", "dense"] = "best"


class Change(Relative, frozen=True, kw_only=True, tag="change"):
    """The figure less the same figure of an earlier round; for ranks `positive: down` makes a climb positive."""

    of: Source
    since: Annotated[str, Meta(description="The earlier round, given with --against NAME=RECEIPTS.")]
    before: Annotated[
        Source | None, Meta(description="The figure of the earlier round, where it has another key there.")
    ] = None
    positive: Literal["up", "down"] = "up"


AnyRelative = MinMax | ZScore | WeightedMean | Rounded | Rank | Change
