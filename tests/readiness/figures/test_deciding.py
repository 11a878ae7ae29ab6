"""What may be told is decided by a job once a round is settled, so that no reader waits for it."""

from sqlmodel import select

from readiness import clock
from readiness.database import changing, reading
from readiness.figures import paired as pairing
from readiness.figures import protecting, rolled
from readiness.figures.deciding import KIND, Decider
from readiness.figures.filters import Filters
from readiness.figures.of_round import figures_of
from readiness.figures.protecting import ROLES
from readiness.figures.recent import Recent
from readiness.figures.seen import whole_of_programme
from readiness.jobs.worker import work_once
from readiness.rounds.actions.close_round import close_round
from readiness.rounds.actions.release_results import release_results
from readiness.tables import Job, Programme, Round, RoundState
from tests.comparing import office_of
from tests.readiness.comparing.test_compare import compared_by_many

ROWS = {"Supplier": (1, 5, 4), "Distributor": (4, 5, 6)}


def open_again(world):
    with changing(world.engine) as db:
        round_ = db.get_one(Round, world.round.id)
        round_.state, round_.closed_at, round_.released_at = RoundState.OPEN, None, None


def jobs(world):
    with reading(world.engine) as db:
        return db.exec(select(Job).where(Job.kind == KIND, Job.subject == world.round.id)).all()


def release(world):
    with changing(world.engine) as db:
        release_results(db, office_of(world), world.round.id, at=clock.now(), address="https://example.org")


def close(world):
    with changing(world.engine) as db:
        close_round(db, office_of(world), world.round.id, at=clock.now(), early=True)


def test_a_round_is_decided_once_it_is_both_closed_and_released(world):
    release(world)
    assert jobs(world) == []
    close(world)
    assert [one.subject for one in jobs(world)] == [world.round.id]


def test_readers_find_everything_decided(world, monkeypatch):
    compared_by_many(world, ROWS)
    open_again(world)
    close(world)
    release(world)
    while work_once(world.engine, {KIND: Decider()}):
        pass
    assert jobs(world)[0].finished_at is not None
    for module in (pairing, protecting, rolled):
        monkeypatch.setattr(module, "_MEMORY", Recent(8))
    with reading(world.engine) as db:
        rounds = db.exec(select(Round)).all()
        seen = whole_of_programme(db, db.get_one(Programme, world.programme.id), db.get_one(Round, world.round.id))
        for role in ROLES:
            assert figures_of(db, seen, Filters(), role=role).new == {}
        assert pairing.paired(db, seen.programme, seen.every, rounds).new == {}


def test_what_cannot_be_decided_is_given_up_and_left_to_the_pages(world):
    close(world)
    release(world)
    (job,) = jobs(world)
    with changing(world.engine) as db:
        db.get_one(Job, job.id).subject = "no such round"
    while work_once(world.engine, {KIND: Decider()}):
        pass
    with reading(world.engine) as db:
        assert db.get_one(Job, job.id).given_up_at is not None
