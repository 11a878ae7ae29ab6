"""The worker and packs: killed in the middle, taken over, two at once, and what is kept meanwhile."""

import signal
import subprocess
import sys
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlmodel import select

from readiness import clock
from readiness.database import changing, reading
from readiness.identifiers import new_id
from readiness.jobs.queue import Lost
from readiness.jobs.worker import work_once
from readiness.packs.building import KIND, Builder
from readiness.packs.formats import FORMATS
from readiness.tables import Audience, Event, FrozenPack, Job, Pack, PackFile, PackState
from tests.cast import a_world
from tests.handed_in import READY, hand_in
from tests.packs import a_pack, begun
from tests.readiness.packs.packing import settle
from tests.servers import ROOT, environment
from tests.stores import KINDS, postgresql_store, sqlite_store

_J = Job.__table__
KILLED = """
import sys, time
from dataclasses import replace
from readiness.database import make_engine
from readiness.jobs.queue import Held
from readiness.packs import building
from readiness.packs.building import Builder
from datetime import datetime

url, job, pack, until = sys.argv[1:]
first, second, *others = building.FORMATS

def waits(document, fonts):
    print("begun", flush=True)
    time.sleep(600)

building.FORMATS = (first, replace(second, made_by=replace(second.made_by, write=waits)), *others)
Builder().do(make_engine(url), Held(job, "pack", pack, 1, datetime.fromisoformat(until)))
"""


@pytest.fixture(params=KINDS)
def store(request, tmp_path):
    if request.param == "sqlite":
        engine = sqlite_store(tmp_path)
    else:
        engine = postgresql_store(request.getfixturevalue("postgresql"), f"building_{new_id()}")
    yield engine
    engine.dispose()


def lease_over(engine, job_id):
    with engine.begin() as connection:
        connection.execute(
            sa.update(_J).where(_J.c.id == job_id).values(locked_until=clock.now() - timedelta(seconds=1))
        )


def files_of(engine, job_id):
    with reading(engine) as db:
        return {one.name: one.id for one in db.exec(select(PackFile).where(PackFile.job_id == job_id))}


def test_a_worker_killed_in_the_middle_is_followed_by_another_that_goes_on(store):
    world = a_world(store)
    hand_in(store, world.responses["ours"].id, READY)
    pack = a_pack(world)
    job = begun(world, pack)
    url = store.url.render_as_string(hide_password=False)
    words = [sys.executable, "-c", KILLED, url, job.id, pack.id, job.until.isoformat()]
    with subprocess.Popen(words, env=environment(), cwd=ROOT, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout.readline() == "begun\n"
        worker.send_signal(signal.SIGKILL)
    made = files_of(store, job.id)
    assert len(made) == 1
    assert not work_once(store, {KIND: Builder()})  # its lease still holds
    lease_over(store, job.id)
    assert work_once(store, {KIND: Builder()})
    with reading(store) as db:
        assert db.get_one(Pack, pack.id).state is PackState.FROZEN
        assert db.get_one(FrozenPack, pack.id).job_id == job.id
        assert db.get_one(Job, job.id).attempts == 2
    after = files_of(store, job.id)
    assert len(after) == len(FORMATS) and made.items() <= after.items()


def test_a_worker_that_lost_its_job_freezes_nothing(world, engine):
    pack = a_pack(world)
    job = begun(world, pack)
    lease_over(engine, job.id)
    with pytest.raises(Lost):
        Builder().do(engine, job)
    assert files_of(engine, job.id) == {}
    with reading(engine) as db:
        assert db.get_one(Pack, pack.id).state is PackState.BUILDING


def test_of_two_workers_one_builds(world, engine):
    settle(engine)
    pack = a_pack(world)
    job = begun(world, pack)
    assert not work_once(engine, {KIND: Builder()})
    Builder().do(engine, job)
    with reading(engine) as db:
        done = db.exec(select(Event.action).where(Event.subject == f"pack:{pack.id}")).all()
    assert done == ["pack frozen"]


def test_a_failure_is_said_on_the_pack(world, engine):
    settle(engine)
    pack = a_pack(world)
    job = begun(world, pack)
    with changing(engine) as db:
        db.get_one(Pack, pack.id).snapshot = "[]"
    lease_over(engine, job.id)
    assert work_once(engine, {KIND: Builder()})
    with reading(engine) as db:
        kept = db.get_one(Pack, pack.id)
    assert (kept.state, "cannot be read" in kept.failure) == (PackState.FAILED, True)


def test_files_are_the_same_whichever_database_they_come_from(sqlite_engine, postgresql_engine):
    hashes = []
    for engine in (sqlite_engine, postgresql_engine):
        world = a_world(engine)
        hand_in(engine, world.responses["ours"].id, READY)
        pack = a_pack(world, Audience.OFFICE)  # one for the steering group is sealed by ids, which are drawn by chance
        Builder().do(engine, begun(world, pack))
        with reading(engine) as db:
            hashes.append(
                list(db.exec(select(PackFile.sha256).where(PackFile.pack_id == pack.id).order_by(PackFile.name)))
            )
    assert hashes[0] == hashes[1] != []
