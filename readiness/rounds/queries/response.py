"""One response, for giving it more time or withdrawing it, with what was decided before."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from readiness.permissions import SignedIn
from readiness.rounds.doors import response_managed
from readiness.rounds.remaining import deadline
from readiness.tables import Extension, Person, Programme, Response, Round
from readiness.web.filled import Filled


@dataclass(frozen=True, slots=True)
class Given:
    """An extension of the past."""

    granted_at: datetime
    by: str
    due_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class ResponsePage:
    programme: Programme
    round: Round
    response: Response
    due: str
    extensions: tuple[Given, ...]
    """The newest first."""
    filled: Filled


def response_page(db: Session, person: SignedIn, response_id: str, now: datetime, filled: Filled) -> ResponsePage:
    programme, round_, response = response_managed(db, person, response_id)
    rows = db.exec(
        select(Extension, Person.name, Person.email)
        .outerjoin(Person, col(Person.id) == col(Extension.granted_by))
        .where(Extension.response_id == response.id)
        .order_by(col(Extension.granted_at).desc(), col(Extension.id))
    )
    return ResponsePage(
        programme,
        round_,
        response,
        deadline(response.due_at, round_.time_zone, now),
        tuple(Given(one.granted_at, name or email or "", one.due_at, one.reason) for one, name, email in rows),
        filled,
    )
