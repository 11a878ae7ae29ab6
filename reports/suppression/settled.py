"""Rounds that are closed and released, and what is decided to be told of two of them together."""

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec import Struct

from reports.comparison.digests import Digest
from reports.suppression.told import ALL, Told


@dataclass(frozen=True, slots=True)
class View:
    """What is told of a round by itself to readers of one role, and the fewest organisations that a figure for them may be of."""

    told: Told
    fewest: int


@dataclass(frozen=True, slots=True)
class Settled:
    """`views`: to the freest readers first. `position`: among the rounds of the programme, which is not the order in which they
    are settled. `smallest`: the least count that is told. `public`: organisations that agreed to be named."""

    digest: Digest
    position: int
    views: tuple[View, ...]
    smallest: int
    public: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        return self.digest.round.key

    @property
    def levels(self) -> tuple[str, ...]:
        """Worst first."""
        return tuple(one.key for one in self.digest.round.levels)

    @property
    def told(self) -> Told:
        """To the freest."""
        return self.views[0].told

    def rated(self, constituency: str) -> frozenset[str]:
        """Organisations that count in it, or in all together."""
        found = self.digest.organisations.items()
        return frozenset(key for key, one in found if one.counts and constituency in (ALL, one.constituency))

    def level(self, organisation: str) -> str:
        """Nothing where it does not count, or nobody is rated."""
        found = self.digest.organisations.get(organisation)
        return found.state if found is not None and found.counts and found.state in self.levels else ""


class ToldPart(Struct, frozen=True, kw_only=True):
    """What of those rated in both rounds may be told, in one constituency or of all together.

    `cohort`: how they are distributed, but for the levels withheld `before` and `after`; `rating`: with their scores and ratings.
    `ways`: which of improved, unchanged and worsened are withheld; `matrix`: which ways from level to level. None: all of it.
    """

    cohort: bool = True
    rating: bool = True
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    ways: tuple[str, ...] | None = ()
    matrix: tuple[tuple[str, str], ...] | None = ()


class ToldPair(Struct, frozen=True, kw_only=True):
    """By name of the constituency, and of all together under `ALL`. Those without a part may have no figure of those in both."""

    parts: dict[str, ToldPart]


Pairs = Mapping[tuple[str, str], ToldPair]
"""By the keys of the earlier and of the later round."""


def matched(one: Settled, other: Settled, constituency: str) -> frozenset[str]:
    return one.rated(constituency) & other.rated(constituency)
