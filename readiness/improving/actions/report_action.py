"""What an owner or the office reports about an action: a dated update, which stays."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.history import record
from readiness.improving.doors import action_held
from readiness.improving.texts import long_text
from readiness.permissions import SignedIn
from readiness.problems import Unfit
from readiness.tables import Action, ActionUpdate
from readiness.web.days import a_day_from
from readiness.web.forms import Form
from readiness.web.showing import day


def report_action(db: Session, person: SignedIn, action_id: str, form: Form, *, today: date, at: datetime) -> Action:
    """Raises Unfit."""
    programme, action = action_held(db, person, action_id, by_owner=True)
    text = long_text(form, "update", "Say what there is to report.")
    on_day = a_day_from(form, "on_day")
    if on_day > today:
        raise Unfit({"on_day": f"An update cannot be of a day to come; today is {day(today)}."})
    add_update(db, action, text=text, on_day=on_day, by=person.id, at=at)
    record(
        db, action="reported", subject=f"action:{action.id}", at=at, by=person.id, programme=programme.id,
        details={"on_day": on_day.isoformat()},
    )  # fmt: skip
    return action


def add_update(db: Session, action: Action, *, text: str, on_day: date, by: str | None, at: datetime) -> None:
    last = db.exec(
        select(sa.func.coalesce(sa.func.max(col(ActionUpdate.number)), 0)).where(ActionUpdate.action_id == action.id)
    ).one()
    db.add(ActionUpdate(action_id=action.id, number=last + 1, on_day=on_day, text=text, at=at, by=by))
    db.flush()
