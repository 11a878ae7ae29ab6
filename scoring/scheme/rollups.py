"""How the receipts of a constituency become one rating."""

from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta, Struct

from questionnaires.question_types.question import Key
from scoring.scheme.figures import Rounding
from scoring.scheme.ratings import Level


class Rollup(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One rule: mean or median of the totals (as per cent of their maximum where the scale is on percent), the worst
    rating, or the share of organisations at `level` or better."""

    rule: Literal["mean", "median", "worst", "share"] = "mean"
    level: Annotated[Key | None, Meta(description="For `share`: the level to reach.")] = None
    levels: Annotated[
        tuple[Level, ...],
        Meta(description="For `share`: where each level of the scale begins, in per cent of organisations, ascending."),
    ] = ()
    weights: Annotated[
        Literal["equal", "weighted"], Meta(description="Every organisation alike, or by its weight.")
    ] = "equal"
    minimum_coverage: Annotated[
        Decimal,
        Meta(
            description="Per cent of the constituency's organisations that must have a rating; below it, not enough "
            "answers."
        ),
    ] = Decimal(50)
    rounding: Annotated[
        Rounding | None, Meta(description="Rounds the rolled-up figure before it is rated; without it, the scheme's.")
    ] = None


class Rollups(Rollup, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The rule for every constituency, and other rules for some."""

    by_constituency: dict[str, Rollup] = {}
