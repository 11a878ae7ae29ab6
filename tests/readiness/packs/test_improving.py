"""Lessons and actions in a pack: as the registers have them, on the day that the pack carries."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from readiness import clock
from readiness.database import changing
from readiness.figures.protecting import LEFT_OUT, SEALED
from readiness.tables import (
    Action,
    ActionOwner,
    ActionState,
    ActionUpdate,
    Group,
    Lesson,
    LessonAction,
    LessonCarry,
    LessonMove,
    LessonQuestion,
    LessonSource,
    LessonState,
    Round,
    RoundState,
)
from tests.cast import a_response
from tests.handed_in import BEHIND, READY, hand_in
from tests.many_handed_in import settle
from tests.readiness.packs.packing import make
from tests.visiting import words_of


@pytest.fixture
def office(client, world):
    """Two rounds: the first closed a while ago, the second open."""
    now = clock.now()
    hand_in(world.engine, world.responses["ours"].id, BEHIND)
    with changing(world.engine) as db:
        first = db.get_one(Round, world.round.id)
        later = Round(**{**first.model_dump(exclude={"id"}), "title": "Round two", "position": 2})
        first.state, first.closed_at = RoundState.CLOSED, now - timedelta(days=2)
        db.add_all([first, later])
        db.flush()
        ours = a_response(db, later, world.organisations["ours"])
        _registers(db, world, first, later, now)
    hand_in(world.engine, ours.id, READY)
    world.round = later
    settle(world)
    return world.visitor(client, "office")


def _registers(db, world, first, later, now):
    group = Group(programme_id=world.programme.id, key="TMAG", title="Testing")
    one, other = (
        Lesson(
            programme_id=world.programme.id, number=number, title=title, theme="Planning", source=LessonSource.ROUND, what_happened="w",
            recommendation="Plan earlier.", raised_at=now - timedelta(days=9 - 8 * number), owner="The office", state=state, **more,
        )
        for number, title, state, more in (
            (1, "No plan", LessonState.VERIFIED, {"round_id": first.id, "constituency_id": world.constituencies["Supplier"].id}),
            (0, "No room", LessonState.RAISED, {"round_id": None}),
        )
    )  # fmt: skip
    db.add_all([group, one, other])
    db.flush()
    action = Action(
        programme_id=world.programme.id, group_id=group.id, meeting=1, sequence=1, reference="TMAG01-01", text="Make a plan.",
        raised_on=date(2025, 5, 1), due_on=date(2025, 6, 1), state=ActionState.OPEN, created_at=now,
    )  # fmt: skip
    db.add(action)
    db.flush()
    old, new = now - timedelta(days=3), now - timedelta(days=1)
    db.add_all([
        LessonMove(lesson_id=one.id, number=1, to_state=LessonState.RAISED, at=old),
        LessonMove(lesson_id=one.id, number=2, to_state=LessonState.VERIFIED, at=new),
        LessonQuestion(lesson_id=one.id, version_id=world.version.id, question_key="has_plan"),
        LessonCarry(lesson_id=one.id, round_id=later.id, carried_at=new),
        LessonCarry(lesson_id=one.id, round_id=first.id, carried_at=old),
        LessonCarry(lesson_id=other.id, round_id=later.id, carried_at=new),
        LessonAction(lesson_id=one.id, action_id=action.id),
        ActionOwner(action_id=action.id, position=1, label="The planners"),
        ActionUpdate(action_id=action.id, number=1, on_day=date(2025, 5, 2), text="Begun.", at=now),
    ])  # fmt: skip


def test_lessons_and_actions_stand_in_the_pack_and_overdue_ones_among_the_headlines(office, world):
    said = words_of(office.get(f"{make(office, world, audience='office')}/preview")).replace("\u00a0", " ")
    assert "1 of 1 action not closed is overdue on 10 November 2025." in said
    assert "TMAG01-01 Make a plan. The planners 1 June 2025 Open - ongoing Overdue Begun." in said
    assert "2 lessons: 1 closed now, 1 open." in said
    assert "Verified; its linked questions say: helped." in said
    assert (
        "L0 No room Whole programme" in said
        and "It was raised outside a round, so there is none to compare with yet." in said
    )


def test_what_so_few_organisations_did_is_not_told_to_the_steering_group(office, world):
    with changing(world.engine) as db:
        db.exec(
            select(Lesson).where(Lesson.number == 1, Lesson.programme_id == world.programme.id)
        ).one().state = LessonState.RAISED
    unsettled = words_of(office.get(f"{make(office, world)}/preview"))
    assert SEALED in unsettled and "helped" not in unsettled
    with changing(world.engine) as db:
        db.exec(
            select(Round).where(Round.programme_id == world.programme.id, Round.position == 1)
        ).one().released_at = clock.now()
    said = words_of(office.get(f"{make(office, world)}/preview")).replace("\u00a0", " ")
    assert LEFT_OUT in said
    assert "Which organisations moved" in said and "Rated in both" not in said and "Compared with Round one" in said


def test_on_a_day_before_it_is_due_no_action_is_overdue(office, world):
    said = words_of(office.get(f"{make(office, world, **{'dated-year': '2024'})}/preview"))
    assert "overdue on" not in said
