"""What one person sees of a round: all of it or some constituencies, with or without the names of organisations."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from readiness.permissions import SignedIn, constituencies_seen, may_see_dashboard, may_see_names, require
from readiness.problems import NotFound
from readiness.tables import Constituency, Programme, Round


@dataclass(frozen=True, slots=True)
class Seen:
    """`constituencies` are those whose figures may be seen, in the programme's order; `everything`: all of them, and all
    together. `every` constituency of the programme: what may be told of some depends on all."""

    round: Round
    programme: Programme
    constituencies: tuple[Constituency, ...]
    everything: bool
    names: bool
    every: tuple[Constituency, ...]

    def constituency(self, constituency_id: str) -> Constituency:
        """Raises NotFound where it is none of those seen."""
        found = next((one for one in self.constituencies if one.id == constituency_id), None)
        if found is None:
            raise NotFound
        return found


def seen_by(db: Session, person: SignedIn, round_id: str) -> Seen:
    """Raises NotFound unless this person may see figures of the round."""
    round_, programme = round_of(db, round_id)
    require(may_see_dashboard(person, programme.id))
    allowed = constituencies_seen(person, programme.id)
    constituencies = db.exec(
        select(Constituency)
        .where(Constituency.programme_id == programme.id)
        .order_by(col(Constituency.position), col(Constituency.name))
    ).all()
    return Seen(
        round=round_,
        programme=programme,
        constituencies=tuple(one for one in constituencies if allowed is None or one.id in allowed),
        everything=allowed is None,
        names=may_see_names(person, programme.id),
        every=tuple(constituencies),
    )


def whole_of_programme(db: Session, programme: Programme, round_: Round) -> Seen:
    """The round with every constituency and without names, which is what decisions are made from."""
    every = tuple(
        db.exec(
            select(Constituency)
            .where(Constituency.programme_id == programme.id)
            .order_by(col(Constituency.position), col(Constituency.name))
        ).all()
    )
    return Seen(round_, programme, every, everything=True, names=False, every=every)


def round_of(db: Session, round_id: str) -> tuple[Round, Programme]:
    """Raises NotFound. Whoever calls still has to ask whether the person may see it."""
    found = db.exec(
        select(Round, Programme).join(Programme, col(Programme.id) == Round.programme_id).where(Round.id == round_id)
    ).first()
    if found is None:
        raise NotFound
    return found
