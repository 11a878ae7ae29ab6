"""The plan: baselines and milestones are added; a date is set in one baseline, and what an earlier one said stays."""

import calendar
from datetime import date, datetime
from typing import TypeVar

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.history import record
from readiness.organising.doors import programme_held
from readiness.organising.queries.plan import MONTH
from readiness.organising.texts import a_key
from readiness.permissions import SignedIn
from readiness.problems import NotFound, Unfit
from readiness.tables import Baseline, Milestone, MilestoneDate, Round, RoundState
from readiness.web.days import a_day_from, day_from, today_in
from readiness.web.forms import Form
from readiness.web.texts import needed

Planned = TypeVar("Planned", Baseline, Milestone)


def add_baseline(db: Session, person: SignedIn, programme_id: str, form: Form, *, at: datetime) -> Baseline:
    programme_held(db, person, programme_id)
    key = a_key(form, "baseline_key")
    title = needed(form, "baseline_title", 200, "Say what made this baseline, for example a change request.")
    position = _next_position(db, Baseline, programme_id, "baseline_key", key)
    made = Baseline(
        programme_id=programme_id, key=key, title=title, approved_on=day_from(form, "approved_on"), position=position
    )
    db.add(made)
    record(
        db, action="added", subject=f"baseline:{made.id}", at=at, by=person.id, programme=programme_id, details={"key": key, "title": title}
    )  # fmt: skip
    return made


def add_milestone(db: Session, person: SignedIn, programme_id: str, form: Form, *, at: datetime) -> Milestone:
    programme_held(db, person, programme_id)
    key = a_key(form, "milestone_key")
    title = needed(form, "milestone_title", 200, "Say what is reached with it.")
    position = _next_position(db, Milestone, programme_id, "milestone_key", key)
    made = Milestone(programme_id=programme_id, key=key, title=title, position=position)
    db.add(made)
    record(
        db, action="added", subject=f"milestone:{made.id}", at=at, by=person.id, programme=programme_id, details={"key": key, "title": title}
    )  # fmt: skip
    return made


def set_date(
    db: Session, person: SignedIn, programme_id: str, form: Form, *, at: datetime
) -> tuple[Milestone, Baseline]:
    programme_held(db, person, programme_id)
    milestone = _own(db, Milestone, programme_id, form.text("milestone"), "milestone", "Choose a milestone.")
    baseline = _own(db, Baseline, programme_id, form.text("baseline"), "baseline", "Choose a baseline.")
    due_on, precision = _due(form)
    stored = db.get(MilestoneDate, (milestone.id, baseline.id))
    _check_still_open(db, programme_id, baseline, stored)
    before = stored.due_on.isoformat() if stored else None
    if stored is None:
        stored = MilestoneDate(milestone_id=milestone.id, baseline_id=baseline.id, due_on=due_on)
    stored.due_on, stored.precision = due_on, precision
    db.add(stored)
    record(
        db, action="dated", subject=f"milestone:{milestone.id}", at=at, by=person.id, programme=programme_id,
        details={"baseline": baseline.key, "before": before, "due_on": due_on.isoformat(), "precision": precision},
    )  # fmt: skip
    return milestone, baseline


def reach(db: Session, person: SignedIn, programme_id: str, form: Form, *, at: datetime) -> Milestone:
    """On which day it was reached; without a day, that it was not reached after all."""
    programme = programme_held(db, person, programme_id)
    milestone = _own(
        db, Milestone, programme_id, form.text("reached_milestone"), "reached_milestone", "Choose a milestone."
    )
    on = day_from(form, "reached_on")
    if on is not None and on > today_in(programme, at):
        raise Unfit({"reached_on": "This day has not come yet; say it once the milestone is reached."})
    before, milestone.actual_on = milestone.actual_on, on
    if before != on:
        db.add(milestone)
        record(
            db, action="reached", subject=f"milestone:{milestone.id}", at=at, by=person.id, programme=programme_id,
            details={"before": str(before or ""), "on": str(on or "")},
        )  # fmt: skip
    return milestone


def _check_still_open(db: Session, programme_id: str, baseline: Baseline, stored: MilestoneDate | None) -> None:
    """What an opened round was asked against stays, and so does what a later baseline has replaced."""
    asked = db.exec(
        select(Round.title).where(Round.baseline_id == baseline.id, Round.state != RoundState.PLANNED).limit(1)
    ).first()
    if asked is not None:
        raise Unfit(
            {
                "baseline": f"{asked} was asked against {baseline.title}, so its dates stay; add a baseline for what has changed."
            }
        )
    later = select(Baseline.id).where(Baseline.programme_id == programme_id, Baseline.position > baseline.position)
    if stored is not None and db.exec(later.limit(1)).first() is not None:
        raise Unfit({"baseline": f"{baseline.title} is history, so this date stays; set it in the latest baseline."})


def _due(form: Form) -> tuple[date, str]:
    if form.text("precision") != MONTH:
        return a_day_from(form, "due_on"), "day"
    month, year = form.text("due_on-month"), form.text("due_on-year")
    try:
        last = calendar.monthrange(int(year), int(month))[1]
        return date(int(year), int(month), last), MONTH
    except (ValueError, calendar.IllegalMonthError):
        raise Unfit({"due_on": "Give a month and a year, for example 3 2027."}) from None


def _own(db: Session, kind: type[Planned], programme_id: str, key: str, field: str, sentence: str) -> Planned:
    found = db.get(kind, key)
    if found is None or found.programme_id != programme_id:
        if key:
            raise NotFound
        raise Unfit({field: sentence})
    return found


def _next_position(db: Session, kind: type[Planned], programme_id: str, field: str, key: str) -> int:
    """After the last one. Raises Unfit where the key is taken."""
    if db.exec(select(kind).where(kind.programme_id == programme_id, kind.key == key)).first() is not None:
        raise Unfit({field: f"{key} is taken in this programme; choose another key."})
    last = db.exec(
        select(sa.func.coalesce(sa.func.max(col(kind.position)), -1)).where(kind.programme_id == programme_id)
    ).one()
    return last + 1
