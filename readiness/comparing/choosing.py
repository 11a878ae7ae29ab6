"""Which rounds a person may compare, and which of them the address names."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.figures.since_release import said_since_release
from readiness.permissions import SignedIn, may_compare, may_see_names, require
from readiness.problems import NotFound
from readiness.tables import Constituency, Programme, Response, ResponseState, Round, RoundState
from readiness.tables.responses import HANDED_IN

FEWEST = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """A round that may be compared, with how many have handed in so far."""

    round: Round
    asked: int
    handed_in: int
    since: str = ""
    """What came in after its results were released; only of one that is compared, and for who sees names."""

    @property
    def is_open(self) -> bool:
        return self.round.state is RoundState.OPEN


@dataclass(frozen=True, slots=True)
class Chosen:
    """`choices` in order of time; `rounds` are those chosen of them. `constituency` is None for all together."""

    programme: Programme
    choices: tuple[Choice, ...]
    rounds: tuple[Choice, ...]
    constituency: Constituency | None
    names: bool

    @property
    def is_enough(self) -> bool:
        return len(self.rounds) >= FEWEST


def chosen(db: Session, person: SignedIn, programme_id: str, round_ids: Sequence[str], constituency_id: str) -> Chosen:
    """Raises NotFound unless this person may compare these rounds."""
    require(may_compare(person, programme_id))
    programme = db.get(Programme, programme_id)
    if programme is None:
        raise NotFound
    names = may_see_names(person, programme_id)
    choices = _choices(db, programme_id, every=names)
    wanted = set(round_ids)
    require(wanted <= {one.round.id for one in choices})
    constituency = db.get(Constituency, constituency_id) if constituency_id else None
    require(not constituency_id or (constituency is not None and constituency.programme_id == programme_id))
    rounds = tuple(one for one in choices if one.round.id in wanted)
    if names:
        rounds = tuple(replace(one, since=said_since_release(db, one.round)) for one in rounds)
    return Chosen(programme, choices, rounds, constituency, names)


def _choices(db: Session, programme_id: str, *, every: bool) -> tuple[Choice, ...]:
    """`every`: also those whose results are not released."""
    wanted = select(Round).where(Round.programme_id == programme_id, Round.state != RoundState.PLANNED)
    if not every:
        wanted = wanted.where(col(Round.released_at).is_not(None))
    rounds = db.exec(wanted.order_by(col(Round.position), col(Round.as_of), col(Round.id))).all()
    counts = db.execute(
        sa.select(
            col(Response.round_id),
            sa.func.count(),
            sa.func.sum(sa.case((col(Response.state).in_(sorted(HANDED_IN)), 1), else_=0)),
        )
        .where(col(Response.round_id).in_([one.id for one in rounds]), col(Response.state) != ResponseState.WITHDRAWN)
        .group_by(col(Response.round_id))
    )
    known = {round_id: (int(asked), int(handed_in)) for round_id, asked, handed_in in counts}
    return tuple(Choice(one, *known.get(one.id, (0, 0))) for one in rounds)
