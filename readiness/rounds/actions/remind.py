"""Reminding those who have not handed in: each response once a day, however often the button is pressed, on any node."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.history import record
from readiness.permissions import SignedIn
from readiness.rounds.actions.open_round import opening_day
from readiness.rounds.doors import round_held
from readiness.rounds.mails import About, Named, reminder
from readiness.rounds.moves import must_be
from readiness.rounds.people import people_of, tell
from readiness.tables import Reminder, Response, Round, RoundState
from readiness.tables.responses import OPEN_STATES
from readiness.web.showing import moment


@dataclass(frozen=True, slots=True)
class Reminded:
    responses: int
    people: int


def remind(db: Session, person: SignedIn, round_id: str, *, at: datetime, address: str) -> Reminded:
    programme, round_ = round_held(db, person, round_id)
    must_be(round_, RoundState.OPEN)
    waiting = waiting_in(db, round_, at)
    if not waiting:
        return Reminded(0, 0)
    named = {
        one.organisation_id: Named(
            one.organisation_name, f"{address}/responses/{one.id}", moment(one.due_at, round_.time_zone)
        )
        for one in waiting
    }
    people = people_of(db, programme.id, named)
    today, reached = opening_day(round_, at), {one for each in people for one in each.organisations}
    rows = [
        {"response_id": one.id, "on_day": today, "sent_at": at, "sent_by": person.id}
        for one in waiting
        if one.organisation_id in reached
    ]
    if rows:
        db.connection().execute(sa.insert(Reminder.__table__), rows)  # type: ignore[attr-defined]
    told = tell(db, people, named, partial(reminder, About(programme.title, round_.title)), at=at, address=address)
    record(
        db, action="reminded", subject=f"round:{round_.id}", at=at, by=person.id, programme=programme.id,
        details={"responses": len(rows), "people": told},
    )  # fmt: skip
    return Reminded(len(rows), told)


def waiting_in(db: Session, round_: Round, at: datetime) -> list[Response]:
    """Responses that can still be handed in, are not, and were not reminded of today."""
    reminded = select(Reminder.response_id).where(Reminder.on_day == opening_day(round_, at))
    return list(
        db.exec(
            select(Response)
            .where(
                Response.round_id == round_.id,
                col(Response.state).in_(OPEN_STATES),
                Response.due_at > at,
                col(Response.id).not_in(reminded),
            )
            .order_by(Response.organisation_name, Response.id)
        )
    )
