"""What a rated constituency says. Numbers are exact decimals written as text, as in receipts."""

from fractions import Fraction

from msgspec import Struct

from scoring.receipt import Ref


class Organisation(Struct, frozen=True, kw_only=True):
    """One organisation asked. `weight` is None where no weights are given at all."""

    id: str
    name: str
    constituency: str
    weight: Fraction | None = None


class Share(Struct, frozen=True, kw_only=True):
    """Organisations at a level: how many, of what weight, both also as per cent of all rated. None: without weights."""

    count: str
    weight: str | None
    count_percent: str | None
    weight_percent: str | None


class Driver(Struct, frozen=True, kw_only=True):
    """An organisation that holds the rating down, and why. `pull` is its part of the distance to the best, per cent."""

    organisation: str
    name: str
    rating: str | None
    total: str | None
    percent: str | None
    weight: str | None
    pull: str | None
    reason: str


class SectionDriver(Struct, frozen=True, kw_only=True):
    """A section in which the constituency earns least of what is possible: mean per cent over n organisations."""

    section: str
    percent: str
    n: str


class Statistics(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A figure over the organisations that have it."""

    n: str
    mean: str
    median: str
    lowest: str
    highest: str
    lower_quartile: str
    upper_quartile: str
    mean_exact: str | None = None
    median_exact: str | None = None


class Bounds(Struct, frozen=True, kw_only=True):
    """The worst and the best that missing answers and missing organisations could still make it; None with the reason
    where that cannot be stated."""

    worst_rating: str | None
    best_rating: str | None
    lowest: str | None
    highest: str | None
    reason: str | None


class Constituency(Struct, frozen=True, kw_only=True):
    """One constituency. `organisations` (N) is None when it is not known how many there are."""

    constituency: str
    n: str
    organisations: str | None
    n_of_N: str
    rated: str
    weight: str | None
    """Weight of all organisations, and of those rated."""
    rated_weight: str | None
    response_percent: str | None
    weighted_response_percent: str | None
    rule: str
    score: str | None
    score_exact: str | None
    rating: str | None
    reason: str
    shares: dict[str, Share]
    """Level to share, best level first."""
    not_rated: tuple[str, ...]
    """Names of organisations that answered but have no rating."""
    missing: tuple[str, ...]
    """Names of organisations without a submission."""
    drivers: tuple[Driver, ...]
    section_drivers: tuple[SectionDriver, ...]
    distribution: Statistics | None
    """Of the totals that are rolled up."""
    bounds: Bounds
    statistics: dict[str, Statistics]
    """`total`, `section:KEY`, `measure:KEY`, `question:KEY` (points) and `relative:KEY`."""


class RatedRound(Struct, frozen=True, kw_only=True):
    """Every constituency, and all organisations together."""

    document: str
    questionnaire: Ref
    scheme: Ref
    population: str
    """`listed`: the organisations given are all there are. `unknown`: they are those that answered."""
    all: Constituency
    constituencies: tuple[Constituency, ...]
