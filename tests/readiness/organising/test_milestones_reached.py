"""The day on which a milestone was reached is said on the plan's page, and its history keeps what was said before."""

import json
from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from readiness import clock
from readiness.database import changing, reading
from readiness.tables import Event, Milestone
from tests.visiting import words_of


@pytest.fixture
def planned(world):
    with changing(world.engine) as db:
        made = Milestone(programme_id=world.programme.id, key="M7", title="Systems tested")
        db.add(made)
        db.flush()
        world.kept = {**world.kept, "M7": made.id}
    return world


def say(world, visitor, on, milestone=None):
    year, month, day = on.isoformat().split("-") if on else ("", "", "")
    fields = {
        "reached_milestone": world.kept["M7"] if milestone is None else milestone,
        "reached_on-day": day, "reached_on-month": month, "reached_on-year": year,
    }  # fmt: skip
    return visitor.post(f"/programmes/{world.programme.id}/milestones/reached", fields)


def actual_on(world):
    with reading(world.engine) as db:
        return db.get_one(Milestone, world.kept["M7"]).actual_on


def test_a_day_is_written_changed_and_taken_back_and_the_history_keeps_each(planned, client):
    office = planned.visitor(client, "office")
    for on, sentence in (
        (date(2025, 3, 7), "M7 was reached on 7 March 2025."),
        (date(2025, 3, 8), "M7 was reached on 8 March 2025."),
        (date(2025, 3, 8), "M7 was reached on 8 March 2025."),
        (None, "M7 is not reached."),
    ):
        assert sentence in words_of(office.follow(say(planned, office, on)))
        assert actual_on(planned) == on
    subject = f"milestone:{planned.kept['M7']}"
    with reading(planned.engine) as db:
        events = db.exec(select(Event).where(Event.subject == subject).order_by(col(Event.number))).all()
    details = [json.loads(one.details) for one in events]
    assert [(one["before"], one["on"]) for one in details] == [
        ("", "2025-03-07"), ("2025-03-07", "2025-03-08"), ("2025-03-08", ""),
    ]  # fmt: skip


def test_a_day_to_come_and_no_milestone_are_refused(planned, client):
    office = planned.visitor(client, "office")
    later = say(planned, office, clock.now().date() + timedelta(days=3))
    assert later.status_code == 422 and "This day has not come yet" in words_of(later)
    nothing = say(planned, office, date(2025, 3, 7), milestone="")
    assert nothing.status_code == 422 and "Choose a milestone." in words_of(nothing)
    assert actual_on(planned) is None
