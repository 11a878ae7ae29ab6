"""Late joiners, more time, reminders, closing and releasing, on the store."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlmodel import select

from readiness import clock
from readiness.database import changing, reading
from readiness.problems import NotAllowedNow, NotFound, Unfit
from readiness.rounds.actions.close_round import close_round
from readiness.rounds.actions.extend import extend
from readiness.rounds.actions.join_late import join_late
from readiness.rounds.actions.release_results import release_results
from readiness.rounds.actions.remind import remind
from readiness.rounds.actions.withdraw import withdraw
from readiness.tables import Answer, Event, Extension, Reminder, Response, ResponseState, Round
from readiness.tables.responses import HANDED_IN
from tests.readiness.rounds.opening import ADDRESS, mail_to, person


def put(world, name, **values):
    with changing(world.engine) as db:
        db.execute(sa.update(Response).where(Response.id == world.responses[name].id).values(**values))


def state_of(world, name):
    with reading(world.engine) as db:
        return db.get_one(Response, world.responses[name].id).state


@pytest.mark.parametrize("state", ResponseState)
def test_closing_ends_what_was_not_handed_in_and_keeps_the_rest(world, state):
    put(world, "ours", state=state)
    with changing(world.engine) as db:
        db.add(
            Answer(response_id=world.responses["ours"].id, question_key="has_plan", value='"yes"', saved_at=clock.now())
        )
    with changing(world.engine) as db:
        close_round(db, person(db, world, "office"), world.round.id, at=clock.now() + timedelta(days=8))
    ended = state in (ResponseState.NOT_STARTED, ResponseState.IN_PROGRESS)
    assert state_of(world, "ours") is (ResponseState.NO_SUBMISSION if ended else state)
    with reading(world.engine) as db:
        assert db.get_one(Answer, (world.responses["ours"].id, "has_plan")).value == '"yes"'


def test_closing_waits_for_those_who_were_given_more_time_unless_it_is_meant(world):
    after = world.round.closes_at + timedelta(hours=1)
    put(world, "ours", due_at=after + timedelta(days=2))
    with changing(world.engine) as db, pytest.raises(Unfit, match="1 response still has time"):
        close_round(db, person(db, world, "office"), world.round.id, at=after)
    put(world, "ours", state=ResponseState.SUBMITTED)
    with changing(world.engine) as db:
        assert close_round(db, person(db, world, "office"), world.round.id, at=after).no_submission == 2
        assert close_round(db, person(db, world, "office"), world.round.id, at=after).was_closed


def test_nothing_is_done_in_a_closed_round(world):
    with changing(world.engine) as db:
        close_round(db, person(db, world, "office"), world.round.id, at=clock.now(), early=True)
    with changing(world.engine) as db:
        office, now = person(db, world, "office"), clock.now()
        for act in (
            lambda: remind(db, office, world.round.id, at=now, address=ADDRESS),
            lambda: join_late(db, office, world.round.id, world.organisations["ours"].id, at=now, address=ADDRESS),
            lambda: extend(
                db,
                office,
                world.responses["ours"].id,
                due_at=now + timedelta(days=90),
                reason="x",
                at=now,
                address=ADDRESS,
            ),
            lambda: withdraw(db, office, world.responses["ours"].id, reason="x", at=now, address=ADDRESS),
        ):
            with pytest.raises(NotAllowedNow, match="Round one is closed"):
                act()


def test_extensions_are_kept_one_after_another_and_told(world):
    response, now = world.responses["ours"], clock.now()
    first, second = response.due_at + timedelta(days=1), response.due_at + timedelta(days=2)
    for due_at in (first, second):
        with changing(world.engine) as db:
            extend(
                db, person(db, world, "office"), response.id, due_at=due_at, reason="A flood", at=now, address=ADDRESS
            )
    with reading(world.engine) as db:
        kept = db.exec(
            select(Extension.due_at).where(Extension.response_id == response.id).order_by(Extension.due_at)
        ).all()
        assert list(kept) == [first, second]
        assert len(mail_to(db, world, "signatory")) == 2
        assert mail_to(db, world, "rival") == []
        assert "A flood" not in mail_to(db, world, "signatory")[0].body


@pytest.mark.parametrize("shorter", [timedelta(0), -timedelta(days=1)])
def test_an_extension_never_takes_time_away(world, shorter):
    response = world.responses["ours"]
    with changing(world.engine) as db, pytest.raises(Unfit, match="time is only ever added"):
        extend(
            db, person(db, world, "office"), response.id, due_at=response.due_at + shorter, reason="x", at=clock.now(), address=ADDRESS
        )  # fmt: skip


def test_time_that_has_passed_is_extended_from_now(world):
    response, late = world.responses["ours"], world.round.closes_at + timedelta(days=5)
    with changing(world.engine) as db:
        office = person(db, world, "office")
        with pytest.raises(Unfit):
            extend(db, office, response.id, due_at=late - timedelta(days=1), reason="x", at=late, address=ADDRESS)
        extend(db, office, response.id, due_at=late + timedelta(days=1), reason="x", at=late, address=ADDRESS)


@pytest.mark.parametrize("state", [*sorted(HANDED_IN - {ResponseState.RETURNED}), ResponseState.WITHDRAWN])
def test_what_cannot_be_answered_needs_no_more_time(world, state):
    put(world, "ours", state=state)
    with changing(world.engine) as db, pytest.raises(NotAllowedNow, match="needs no more time"):
        extend(
            db, person(db, world, "office"), world.responses["ours"].id, due_at=clock.now() + timedelta(days=90), reason="x",
            at=clock.now(), address=ADDRESS,
        )  # fmt: skip


def test_reminders_go_once_a_day_and_again_the_next(world):
    put(world, "rival", state=ResponseState.SUBMITTED)

    def reminded(at):
        with changing(world.engine) as db:
            return remind(db, person(db, world, "office"), world.round.id, at=at, address=ADDRESS)

    now = clock.now()
    assert (reminded(now).responses, reminded(now).people) == (1, 0)
    assert reminded(now + timedelta(days=1)).people == 3
    assert reminded(now + timedelta(days=30)).people == 0
    with reading(world.engine) as db:
        assert len(mail_to(db, world, "colleague")) == 2
        assert mail_to(db, world, "rival") == []
        assert len(db.exec(select(Reminder).where(Reminder.response_id == world.responses["ours"].id)).all()) == 2


def test_results_are_released_once_to_those_who_handed_in(world):
    put(world, "rival", state=ResponseState.SUBMITTED)
    for _ in range(2):
        with changing(world.engine) as db:
            release_results(db, person(db, world, "office"), world.round.id, at=clock.now(), address=ADDRESS)
    with reading(world.engine) as db:
        assert db.get_one(Round, world.round.id).released_at is not None
        assert [len(mail_to(db, world, name)) for name in ("rival", "rival_signatory", "participant")] == [1, 1, 0]
        assert f"/responses/{world.responses['rival'].id}/standing" in mail_to(db, world, "rival")[0].body


def test_every_step_is_in_the_history_without_addresses(world):
    with changing(world.engine) as db:
        office, now = person(db, world, "office"), clock.now()
        remind(db, office, world.round.id, at=now, address=ADDRESS)
        extend(
            db,
            office,
            world.responses["ours"].id,
            due_at=world.round.closes_at + timedelta(days=1),
            reason="x",
            at=now,
            address=ADDRESS,
        )
        withdraw(db, office, world.responses["rival"].id, reason="Left", at=now, address=ADDRESS)
        close_round(db, office, world.round.id, at=now, early=True)
    with reading(world.engine) as db:
        events = db.exec(select(Event).where(Event.programme_id == world.programme.id).order_by(Event.number)).all()
    assert [one.action for one in events] == ["reminded", "extended", "withdrawn", "closed"]
    assert not any("@" in one.details for one in events)


@pytest.mark.parametrize("name", ["author", "participant", "signatory", "observer", "rival", "nobody"])
def test_only_the_office_keeps_a_round_going(world, name):
    with changing(world.engine) as db:
        someone, now, ours = person(db, world, name), clock.now(), world.responses["ours"].id
        for act in (
            lambda: remind(db, someone, world.round.id, at=now, address=ADDRESS),
            lambda: join_late(db, someone, world.round.id, world.organisations["ours"].id, at=now, address=ADDRESS),
            lambda: extend(db, someone, ours, due_at=now + timedelta(days=90), reason="x", at=now, address=ADDRESS),
            lambda: withdraw(db, someone, ours, reason="x", at=now, address=ADDRESS),
            lambda: close_round(db, someone, world.round.id, at=now, early=True),
            lambda: release_results(db, someone, world.round.id, at=now, address=ADDRESS),
        ):
            with pytest.raises(NotFound):
                act()
