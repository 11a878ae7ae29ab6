"""Jobs: done once, taken up after a worker was lost, given up with a sentence."""

import threading
from contextlib import contextmanager
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from readiness import clock
from readiness.database import changing, reading
from readiness.identifiers import new_id
from readiness.jobs import Held, Lost, enqueue
from readiness.jobs.queue import LEASE, MOST, again, claim
from readiness.jobs.worker import STOPPED, Stopped, Worker, work_once
from readiness.tables import Job

_J = Job.__table__


class Doing:
    """Does jobs of these tests in so many steps, and keeps what it was told."""

    def __init__(self, fails=None):
        self.done, self.fails, self.said = [], fails, []

    def do(self, engine, job):
        for at in range(2):
            with engine.begin() as connection:
                job.step(connection, done=at, steps=2, doing=f"Step {at + 1}")
        if self.fails is not None:
            raise self.fails
        with engine.begin() as connection:
            job.finish(connection)
        self.done.append(job.subject)

    def failed(self, connection, subject, sentence):
        self.said.append((subject, sentence))


@pytest.fixture(autouse=True)
def _no_others(engine):
    """What other tests left waiting."""
    with engine.begin() as connection:
        connection.execute(sa.update(_J).where(_J.c.finished_at.is_(None)).values(given_up_at=clock.now()))


def waiting(engine):
    with changing(engine) as db:
        return enqueue(db, kind="test", subject=new_id(), at=clock.now())


def stored(engine, job):
    with reading(engine) as db:
        return db.get_one(Job, job.id)


@contextmanager
def lease_over(engine, job):
    """As if time had passed, or the worker had been killed."""
    with engine.begin() as connection:
        connection.execute(
            sa.update(_J).where(_J.c.id == job.id).values(locked_until=clock.now() - timedelta(seconds=1))
        )
    yield


def test_a_job_is_done_once_and_says_how_far_it_is(engine):
    job, doing = waiting(engine), Doing()
    assert work_once(engine, {"test": doing}) and not work_once(engine, {"test": doing})
    assert doing.done == [job.subject]
    kept = stored(engine, job)
    assert (kept.attempts, kept.done, kept.steps, kept.finished_at is not None) == (1, 1, 2, True)


def test_what_is_rolled_back_is_never_done(engine):
    with Session(engine) as db:
        enqueue(db, kind="test", subject="none", at=clock.now())
        db.rollback()
    assert not work_once(engine, {"test": Doing()})


def test_two_workers_never_do_one_job(engine):
    waiting(engine)
    with engine.begin() as connection:
        assert claim(connection, clock.now(), ["test"]) is not None
    with engine.begin() as connection:
        assert claim(connection, clock.now(), ["test"]) is None


def test_the_lease_of_a_killed_worker_ends_and_another_takes_over(engine):
    job = waiting(engine)
    with engine.begin() as connection:
        first = claim(connection, clock.now(), ["test"])
    with lease_over(engine, job):
        assert work_once(engine, {"test": Doing()})
    with pytest.raises(Lost), engine.begin() as connection:
        first.step(connection, done=1, steps=2, doing="too late")
    with pytest.raises(Lost), engine.begin() as connection:
        first.finish(connection)
    assert stored(engine, job).attempts == 2


def test_every_step_prolongs_the_lease(engine):
    waiting(engine)
    with engine.begin() as connection:
        job = claim(connection, clock.now(), ["test"])
    before = job.until
    with engine.begin() as connection:
        job.step(connection, done=0, steps=2, doing="now")
    assert before < job.until <= clock.now() + LEASE


def test_whoever_lost_a_job_stops_without_a_trace(engine):
    job = waiting(engine)

    class Losing(Doing):
        def do(self, engine, held):
            with lease_over(engine, held), engine.begin() as connection:
                assert claim(connection, clock.now(), ["test"]) is not None
            super().do(engine, held)

    doing = Losing()
    assert work_once(engine, {"test": doing})
    assert (doing.done, doing.said, stored(engine, job).given_up_at) == ([], [], None)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [(Stopped("The figures cannot be read."), "The figures cannot be read."), (KeyError("x"), "Something went wrong")],
)
def test_a_job_that_fails_is_given_up_with_a_sentence_and_can_be_tried_again(engine, error, sentence):
    job, doing = waiting(engine), Doing(error)
    assert work_once(engine, {"test": doing})
    ((subject, said),) = doing.said
    assert subject == job.subject and said.startswith(sentence)
    assert stored(engine, job).given_up_at is not None and not work_once(engine, {"test": doing})
    with changing(engine) as db:
        again(db, job.id, at=clock.now())
    assert work_once(engine, {"test": Doing()})
    assert stored(engine, job).finished_at is not None


def test_a_failure_that_comes_after_the_lease_says_nothing(engine):
    job = waiting(engine)

    class Late(Doing):
        def do(self, engine, held):
            with lease_over(engine, held), engine.begin() as connection:
                claim(connection, clock.now(), ["test"])
            raise KeyError

    doing = Late()
    assert work_once(engine, {"test": doing})
    assert (doing.said, stored(engine, job).given_up_at) == ([], None)


def test_a_job_that_never_comes_to_its_end_is_given_up(engine):
    job, doing = waiting(engine), Doing()
    for _ in range(MOST):
        with engine.begin() as connection:
            assert isinstance(claim(connection, clock.now(), ["test"]), Held)
        with lease_over(engine, job):
            pass
    assert work_once(engine, {"test": doing})
    assert (doing.done, doing.said) == ([], [(job.subject, STOPPED)])


def test_a_database_that_fails_leaves_the_job_for_later(engine):
    job = waiting(engine)
    with pytest.raises(sa.exc.OperationalError):
        work_once(engine, {"test": Doing(sa.exc.OperationalError("x", {}, Exception()))})
    kept = stored(engine, job)
    assert (kept.given_up_at, kept.finished_at) == (None, None)


def test_the_worker_works_beside_the_server_and_stops_when_asked(engine):
    job = waiting(engine)
    happened = threading.Event()

    class Telling(Doing):
        def do(self, engine, held):
            super().do(engine, held)
            happened.set()

    worker = Worker(engine, {"test": Telling()})
    worker.start()
    assert happened.wait(60)
    worker.stop()
    assert stored(engine, job).finished_at is not None
