"""How the organisations of a constituency are rated, without any name: as readers without names are told of it anywhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from readiness.figures.comparison import constituencies_of
from readiness.figures.filters import Filters
from readiness.figures.of_round import Figures, figures_of
from readiness.figures.protecting import LEFT_OUT, PARTICIPANT, SEALED
from readiness.figures.rolled import Part
from readiness.figures.seen import Seen
from readiness.figures.telling import NOT_TOLD
from readiness.tables import Constituency, Programme, Round
from readiness.web.showing import day
from reports.levels import ShownLevel
from reports.sheets import WITHHELD
from reports.suppression.told import Told
from scoring.constituencies import values

New = Mapping[str, tuple[str, Part | Told]]


@dataclass(frozen=True, slots=True)
class AtLevel:
    """`count` is a number, or that it is withheld."""

    title: str
    level: int
    count: str
    is_own: bool

    @property
    def is_withheld(self) -> bool:
        return self.count == WITHHELD


@dataclass(frozen=True, slots=True)
class Distribution:
    """`levels`: the worst first; empty where nothing may be told, and `sentence` then says why. `protected`: what is not told
    of what is shown, and why. `new` may be kept once the page has gone out."""

    levels: tuple[AtLevel, ...]
    rated: str
    stands_on: str
    sentence: str = ""
    protected: tuple[str, ...] = ()
    new: New | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """`own`: the level of the organisation that asks, None where it has no rating. `names`: whether who asks sees names."""

    round: Round
    programme: Programme
    constituency: Constituency
    own: str | None
    names: bool


def distribution_of(db: Session, asking: Asking, levels: Sequence[ShownLevel]) -> Distribution:
    """Raises Unreadable."""
    every = constituencies_of(db, asking.programme)
    seen = Seen(
        asking.round, asking.programme, (asking.constituency,), everything=False, names=asking.names, every=every
    )
    figures = figures_of(db, seen, Filters(), role=PARTICIPANT)
    return _told(figures, asking, levels)


def _told(figures: Figures, asking: Asking, levels: Sequence[ShownLevel]) -> Distribution:
    if figures.sealed:
        return Distribution((), "", "", SEALED, new=figures.new)
    if figures.rolled is None:
        return Distribution((), "", "", LEFT_OUT, new=figures.new)
    one = figures.rolled.parts[0].rated
    if one.rated == WITHHELD:
        return Distribution((), "", "", NOT_TOLD, new=figures.new)
    return Distribution(
        _levels(one, asking, levels),
        one.rated,
        f"{one.rated} rated of {one.organisations or one.n} asked in {asking.constituency.title}, as of {day(asking.round.as_of)}",
        "" if one.rated != "0" else "Nobody of this constituency is rated yet.",
        figures.protection.sentences,
        figures.new,
    )


def _levels(one: values.Constituency, asking: Asking, levels: Sequence[ShownLevel]) -> tuple[AtLevel, ...]:
    if one.rated == "0":
        return ()
    return tuple(
        AtLevel(level.title, len(levels) - level.rank, one.shares[level.key].count, level.key == asking.own)
        for level in levels
        if level.key in one.shares
    )
