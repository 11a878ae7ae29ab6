"""Moves of lessons, actions and their parts, and updates of actions, are only ever added to."""

from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from readiness import clock
from readiness.database import changing
from readiness.tables import (
    Action,
    ActionMove,
    ActionPart,
    ActionState,
    ActionUpdate,
    Group,
    Lesson,
    LessonMove,
    LessonSource,
    LessonState,
    PartMove,
    PartState,
)


@pytest.fixture
def kept(world):
    now = clock.now()
    with changing(world.engine) as db:
        group = Group(programme_id=world.programme.id, key="TMAG", title="Testing")
        lesson = Lesson(
            programme_id=world.programme.id, number=1, title="t", theme="t", source=LessonSource.ROUND, what_happened="w",
            recommendation="r", raised_at=now,
        )  # fmt: skip
        db.add_all([group, lesson])
        db.flush()
        action = Action(
            programme_id=world.programme.id, group_id=group.id, meeting=1, sequence=1, reference="TMAG01-01", text="t",
            raised_on=date(2022, 5, 18), created_at=now,
        )  # fmt: skip
        db.add(action)
        db.flush()
        part = ActionPart(action_id=action.id, organisation_id=world.organisations["ours"].id, asked_at=now)
        db.add(part)
        db.flush()
        rows = {
            "lesson_move": LessonMove(lesson_id=lesson.id, number=1, to_state=LessonState.RAISED, at=now),
            "action_move": ActionMove(action_id=action.id, number=1, to_state=ActionState.OPEN, at=now),
            "action_update": ActionUpdate(action_id=action.id, number=1, on_day=date(2022, 5, 18), text="u", at=now),
            "part_move": PartMove(part_id=part.id, number=1, to_state=PartState.ANSWERED, text="Done", at=now),
        }
        db.add_all(rows.values())
    return world.engine, {table: row.id for table, row in rows.items()}


@pytest.mark.parametrize("table", ["lesson_move", "action_move", "action_update", "part_move"])
@pytest.mark.parametrize("change", ["UPDATE {} SET number = 7 WHERE id = :id", "DELETE FROM {} WHERE id = :id"])
def test_what_was_recorded_stays(kept, table, change):
    engine, ids = kept
    with pytest.raises(DatabaseError, match="can only be added to"), engine.begin() as connection:
        connection.execute(sa.text(change.format(table)), {"id": ids[table]})


def test_nothing_recorded_is_written_over(kept):
    engine, ids = kept
    if engine.dialect.name == "postgresql":
        with pytest.raises(DatabaseError, match="can only be added to"), engine.begin() as connection:
            connection.execute(sa.text("TRUNCATE lesson_move"))
        return
    again = "INSERT OR REPLACE INTO action_update SELECT :new, action_id, number, on_day, 'other', at, by FROM action_update WHERE id = :id"
    with pytest.raises(DatabaseError, match="can only be added to"), engine.begin() as connection:
        connection.execute(sa.text(again), {"id": ids["action_update"], "new": "another"})
