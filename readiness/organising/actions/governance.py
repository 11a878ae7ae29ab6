"""Governance groups, and who sits in them for a constituency from a day on: filled, vacant, or no seat any more."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.history import record
from readiness.organising.actions.constituencies import constituency_of
from readiness.organising.doors import programme_held
from readiness.organising.texts import a_key
from readiness.permissions import SignedIn
from readiness.problems import NotFound, Unfit
from readiness.tables import Group, Seat
from readiness.web.days import a_day_from
from readiness.web.forms import Form
from readiness.web.showing import day
from readiness.web.texts import needed, short

FILLED, VACANT, ENDED = "filled", "vacant", "ended"


def add_group(db: Session, person: SignedIn, programme_id: str, form: Form, *, at: datetime) -> Group:
    programme_held(db, person, programme_id)
    key = a_key(form, "group_key")
    title = needed(form, "group_title", 200, "Give the group's title.")
    level = form.text("group_level") or "3"
    if level not in ("1", "2", "3", "4"):
        raise Unfit({"group_level": "Choose a level from 1 to 4."})
    if db.exec(select(Group).where(Group.programme_id == programme_id, Group.key == key)).first() is not None:
        raise Unfit({"group_key": f"There is a group {key} already."})
    last = db.exec(
        select(sa.func.coalesce(sa.func.max(col(Group.position)), -1)).where(Group.programme_id == programme_id)
    ).one()
    made = Group(
        programme_id=programme_id, key=key, title=title, level=int(level), meets=short("group_meets", form.text("group_meets"), 200),
        position=last + 1,
    )  # fmt: skip
    db.add(made)
    record(
        db,
        action="added",
        subject=f"group:{made.id}",
        at=at,
        by=person.id,
        programme=programme_id,
        details={"key": key},
    )
    return made


def set_seat(db: Session, person: SignedIn, programme_id: str, form: Form, *, at: datetime) -> str:
    """What to say of it. Who held the seat until that day is kept."""
    programme_held(db, person, programme_id)
    group, constituency_id, state = _chosen(db, programme_id, form)
    constituency = constituency_of(db, programme_id, constituency_id)
    holder = needed(form, "holder", 200, "Say who takes the seat.") if state == FILLED else None
    from_on = a_day_from(form, "seat_from")
    seats = db.exec(
        select(Seat)
        .where(Seat.group_id == group.id, Seat.constituency_id == constituency.id)
        .order_by(col(Seat.from_on).desc())
    ).all()
    latest = seats[0] if seats else None
    if latest is not None and latest.from_on > from_on:
        raise Unfit(
            {"seat_from": f"The seat is settled from {day(latest.from_on)} on already; choose that day or a later one."}
        )
    if latest is None and state == ENDED:
        raise Unfit({"seat_state": "There is no such seat that could end."})
    _settle(db, latest, Seat(group_id=group.id, constituency_id=constituency.id, holder=holder, from_on=from_on), state)
    record(
        db, action=f"{state} seat", subject=f"group:{group.id}", at=at, by=person.id, programme=programme_id,
        details={"constituency": constituency.name, "from_on": from_on.isoformat()},
    )  # fmt: skip
    words = {FILLED: "is filled", VACANT: "is vacant", ENDED: "has ended"}[state]
    return f"The seat of {constituency.name} in {group.key} {words} from {day(from_on)} on."


def _settle(db: Session, latest: Seat | None, new: Seat, state: str) -> None:
    if latest is not None and latest.from_on == new.from_on and state != ENDED:
        latest.holder, latest.until_on = new.holder, None  # put right on the day it began
        db.add(latest)
        return
    if latest is not None and (latest.until_on is None or latest.until_on > new.from_on):
        latest.until_on = new.from_on
        db.add(latest)
    if state != ENDED:
        db.add(new)


def _chosen(db: Session, programme_id: str, form: Form) -> tuple[Group, str, str]:
    state = form.text("seat_state")
    if state not in (FILLED, VACANT, ENDED):
        raise Unfit({"seat_state": "Choose whether the seat is filled, vacant, or ends."})
    if not form.text("seat_group"):
        raise Unfit({"seat_group": "Choose a group."})
    if not form.text("seat_constituency"):
        raise Unfit({"seat_constituency": "Choose a constituency."})
    group = db.get(Group, form.text("seat_group"))
    if group is None or group.programme_id != programme_id:
        raise NotFound
    return group, form.text("seat_constituency"), state
