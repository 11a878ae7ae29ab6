"""An organisation added to a round that is open already: with its facts of today, marked as having joined late."""

from datetime import datetime

from sqlmodel import Session, select

from readiness.history import record
from readiness.permissions import SignedIn
from readiness.problems import NotAllowedNow, Unfit
from readiness.rounds.actions.open_round import invite, opening_day
from readiness.rounds.audience import members_on
from readiness.rounds.beginning import Beginnings, begin
from readiness.rounds.doors import round_held
from readiness.rounds.moves import must_be
from readiness.scorekeeping import instrument_of
from readiness.tables import Response, RoundState


def join_late(
    db: Session, person: SignedIn, round_id: str, organisation_id: str, *, at: datetime, address: str
) -> Response:
    """The round's response of that organisation, made now or before. The office may add one that does not fit the rule; it must be in a constituency that answers."""
    programme, round_ = round_held(db, person, round_id)
    must_be(round_, RoundState.OPEN)
    there = db.exec(
        select(Response).where(Response.round_id == round_.id, Response.organisation_id == organisation_id)
    ).first()
    if there is not None:
        return there
    if round_.closes_at <= at:
        raise NotAllowedNow("The round's closing date has passed, so nobody can join any more.")
    found = [one for one in members_on(db, programme.id, opening_day(round_, at)) if one.id == organisation_id]
    if not found or not found[0].answers:
        raise Unfit({"organisation": "Choose an organisation that is in a constituency that answers today."})
    progress, misfits = Beginnings(instrument_of(db, round_.version_id, round_.scheme_id)).all(found)
    if misfits:
        raise Unfit({"organisation": f"Its facts do not fit the questionnaire. {misfits[0][1]}"})
    made = begin(db, round_, found, progress, at=at, late=True)
    invite(db, programme, round_, tuple(found), made, at=at, address=address)
    record(
        db, action="joined late", subject=f"round:{round_.id}", at=at, by=person.id, programme=programme.id,
        details={"organisation": organisation_id, "response": made[organisation_id]},
    )  # fmt: skip
    return db.get_one(Response, made[organisation_id])
