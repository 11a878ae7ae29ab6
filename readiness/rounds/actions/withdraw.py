"""A response withdrawn: the organisation need not answer, and counts in no figure. What it answered is kept."""

from datetime import datetime
from functools import partial

from sqlmodel import Session

from readiness.history import record
from readiness.permissions import SignedIn
from readiness.problems import Unfit
from readiness.rounds.actions.extend import MOST_REASON
from readiness.rounds.doors import response_held
from readiness.rounds.mails import About, Named, withdrawal
from readiness.rounds.moves import move_response, must_be
from readiness.rounds.people import people_of, tell
from readiness.tables import Response, ResponseState, RoundState


def withdraw(db: Session, person: SignedIn, response_id: str, *, reason: str, at: datetime, address: str) -> Response:
    programme, round_, response = response_held(db, person, response_id)
    must_be(round_, RoundState.OPEN, RoundState.REVIEWING)
    if not reason or len(reason) > MOST_REASON:
        raise Unfit({"reason": f"Give the reason in at most {MOST_REASON:,} characters; it stays in the history."})
    move_response(response, ResponseState.WITHDRAWN)
    db.add(response)
    told = {response.organisation_id: Named(response.organisation_name, f"{address}/responses/{response.id}")}
    tell(
        db,
        people_of(db, programme.id, told),
        told,
        partial(withdrawal, About(programme.title, round_.title)),
        at=at,
        address=address,
    )
    record(
        db, action="withdrawn", subject=f"response:{response.id}", at=at, by=person.id, programme=programme.id,
        details={"reason": reason},
    )  # fmt: skip
    return response
