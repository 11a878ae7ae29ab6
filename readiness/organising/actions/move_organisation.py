"""Moves an organisation to another constituency from a day on: what held until then ends that day."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from readiness.history import record
from readiness.organising.doors import organisation_held
from readiness.organising.moves import move_all
from readiness.permissions import SignedIn
from readiness.problems import Unfit
from readiness.tables import Constituency, ConstituencyMembership
from readiness.web.showing import day


def move_organisation(
    db: Session, person: SignedIn, organisation_id: str, *, constituency_id: str, from_on: date, at: datetime
) -> Constituency:
    programme, organisation = organisation_held(db, person, organisation_id)
    constituency = db.get(Constituency, constituency_id)
    if constituency is None or constituency.programme_id != programme.id:
        raise Unfit({"constituency": "Choose a constituency."})
    latest = db.exec(
        select(ConstituencyMembership)
        .where(ConstituencyMembership.organisation_id == organisation.id)
        .order_by(col(ConstituencyMembership.from_on).desc())
    ).first()
    if latest is not None and latest.from_on > from_on:
        raise Unfit(
            {"from_on": f"It is settled from {day(latest.from_on)} on already; choose that day or a later one."}
        )
    if latest is not None and latest.until_on is None and latest.constituency_id == constituency.id:
        raise Unfit({"constituency": f"It is in {constituency.name} already, since {day(latest.from_on)}."})
    move_all(db.connection(), programme.id, {organisation.id: constituency.id}, from_on)
    record(
        db, action="moved", subject=f"organisation:{organisation.id}", at=at, by=person.id, programme=programme.id,
        details={"to": constituency.name, "from_on": from_on.isoformat()},
    )  # fmt: skip
    return constituency
