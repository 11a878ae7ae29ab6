"""Of what is decided what may be told, and what is decided."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from msgspec import Struct

from scoring.constituencies.values import Constituency
from scoring.receipt import Receipt
from scoring.scheme import Scheme

ALL = ""
"""The key of all organisations together; no constituency has an empty name."""


class Line(Struct, frozen=True, kw_only=True):
    """What of one constituency, or of all organisations, may not be told. `figures`: whether any figure but response may be;
    `rating`: whether its rating and score may be. Withheld: the counts at `levels`, the means of `sections`, how many failed
    `gates`, and unless `capped` how many a gate lowered."""

    figures: bool = True
    rating: bool = True
    levels: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    gates: tuple[str, ...] = ()
    capped: bool = True


class Told(Struct, frozen=True, kw_only=True):
    """`lines` by name of the constituency, and of all together under `ALL`; constituencies without a line are not named."""

    lines: dict[str, Line]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """`group`: the fewest organisations that a figure may be of. `count`: the least count at a level that is told. Both besides
    the reader's `own` organisations: how those stand they know, and can take away."""

    group: int
    count: int
    own: int = 0

    @property
    def fewest(self) -> int:
        return self.group + self.own

    @property
    def least(self) -> int:
        return self.count + self.own


@dataclass(frozen=True, slots=True)
class Stand:
    """One organisation asked; without a receipt it has not handed in."""

    organisation: str
    constituency: str
    receipt: Receipt | None


@dataclass(frozen=True, slots=True)
class Asked:
    """`rolled`: every constituency as it is rated, and all together under `ALL`. `public`: organisations that agreed to be
    named."""

    scheme: Scheme
    stands: Sequence[Stand]
    rolled: Mapping[str, Constituency]
    public: Collection[str] = ()
