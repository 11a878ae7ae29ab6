"""More time for one response. Earlier extensions stay in its history."""

from datetime import datetime
from functools import partial

from sqlmodel import Session

from readiness.history import record
from readiness.permissions import SignedIn
from readiness.problems import NotAllowedNow, Unfit
from readiness.rounds.doors import response_held
from readiness.rounds.mails import About, Named, extension
from readiness.rounds.moves import must_be
from readiness.rounds.people import people_of, tell
from readiness.tables import Extension, Response, RoundState
from readiness.tables.responses import OPEN_STATES
from readiness.web.showing import moment

MOST_REASON = 2_000


def extend(
    db: Session, person: SignedIn, response_id: str, *, due_at: datetime, reason: str, at: datetime, address: str
) -> Response:
    """Raises Unfit where it would be less time than there is now, or none."""
    programme, round_, response = response_held(db, person, response_id)
    must_be(round_, RoundState.OPEN)
    if response.state not in OPEN_STATES:
        raise NotAllowedNow(
            f"The response of {response.organisation_name} is {response.state.words.lower()}: it needs no more time."
        )
    errors = {}
    if due_at <= max(response.due_at, at):
        errors["due"] = (
            f"Give a later date than {moment(max(response.due_at, at), round_.time_zone)}: time is only ever added."
        )
    if not reason:
        errors["reason"] = "Give the reason; it stays in the history of the response."
    elif len(reason) > MOST_REASON:
        errors["reason"] = f"Give the reason in at most {MOST_REASON:,} characters."
    if errors:
        raise Unfit(errors)
    db.add(Extension(response_id=response.id, due_at=due_at, reason=reason, granted_at=at, granted_by=person.id))
    response.due_at = due_at
    db.add(response)
    named = Named(response.organisation_name, f"{address}/responses/{response.id}", moment(due_at, round_.time_zone))
    told = {response.organisation_id: named}
    tell(
        db,
        people_of(db, programme.id, told),
        told,
        partial(extension, About(programme.title, round_.title)),
        at=at,
        address=address,
    )
    record(
        db, action="extended", subject=f"response:{response.id}", at=at, by=person.id, programme=programme.id,
        details={"due_at": due_at.isoformat()},
    )  # fmt: skip
    return response
