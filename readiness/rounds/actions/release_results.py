"""Releasing results: from then on participants see their own receipts, and are told so."""

from datetime import datetime
from functools import partial

from sqlmodel import Session, col, select

from readiness.figures.deciding import decide_soon
from readiness.history import record
from readiness.permissions import SignedIn
from readiness.rounds.doors import round_held
from readiness.rounds.mails import About, Named, results
from readiness.rounds.moves import must_be
from readiness.rounds.people import people_of, tell
from readiness.tables import Response, Round, RoundState
from readiness.tables.responses import HANDED_IN


def release_results(db: Session, person: SignedIn, round_id: str, *, at: datetime, address: str) -> Round:
    """A second time changes nothing."""
    programme, round_ = round_held(db, person, round_id)
    must_be(round_, RoundState.OPEN, RoundState.REVIEWING, RoundState.CLOSED)
    if round_.released_at is not None:
        return round_
    round_.released_at = at
    db.add(round_)
    decide_soon(db, round_, at=at)
    handed_in = db.exec(
        select(Response).where(Response.round_id == round_.id, col(Response.state).in_(HANDED_IN))
    ).all()
    named = {
        one.organisation_id: Named(one.organisation_name, f"{address}/responses/{one.id}/standing") for one in handed_in
    }
    told = tell(
        db,
        people_of(db, programme.id, named),
        named,
        partial(results, About(programme.title, round_.title)),
        at=at,
        address=address,
    )
    record(
        db, action="results released", subject=f"round:{round_.id}", at=at, by=person.id, programme=programme.id,
        details={"responses": len(handed_in), "told": told},
    )  # fmt: skip
    return round_
