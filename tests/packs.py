"""Packs without the pages that make them."""

from datetime import date, timedelta

from sqlmodel import Session

from readiness import clock
from readiness.database import changing, reading
from readiness.jobs import Held, enqueue
from readiness.jobs.queue import LEASE
from readiness.packs.building import KIND, Builder
from readiness.packs.documents import messages_text
from readiness.packs.gathering import gathered
from readiness.tables import Audience, Job, Pack, PackState
from reports.packs.messages import generated
from reports.packs.stored import as_text
from tests.cast import World
from tests.many_handed_in import settle

PRINTED = date(2025, 11, 10)


def a_pack(world: World, audience: Audience = Audience.STEERING_GROUP, *, number: int = 1, **more: object) -> Pack:
    """A draft of the figures of the world's round, which is closed and released where readers without names get it."""
    if audience is Audience.STEERING_GROUP:
        settle(world)
    with reading(world.engine) as db:
        snapshot = gathered(db, world.round.id, audience, on=PRINTED)
    now = clock.now()
    pack = Pack(
        programme_id=world.programme.id, round_id=world.round.id, number=number, title="Steering group pack", audience=audience,
        dated=PRINTED, snapshot=as_text(snapshot), snapshot_at=now, messages=messages_text(generated(snapshot.messages)),
        made_at=now, made_by=world.people["office"].id, **more,
    )  # fmt: skip
    with changing(world.engine) as db:
        db.add(pack)
    return pack


def begun(world: World, pack: Pack, lease: timedelta = LEASE) -> Held:
    """Being built, by a worker that is ours: nobody else takes it while its lease holds."""
    now = clock.now()
    with changing(world.engine) as db:
        job = enqueue(db, kind=KIND, subject=pack.id, at=now)
        job.attempts, job.locked_until = 1, now + lease
        _building(db, pack, job)
    assert job.locked_until is not None
    return Held(job.id, KIND, pack.id, 1, job.locked_until)


def a_frozen_pack(world: World, *, number: int = 1) -> str:
    """Frozen and shared. The same one for the same world."""
    with reading(world.engine) as db:
        known = db.get(Pack, world.kept.get("pack_id", ""))
    if known is None:
        known = a_pack(world, number=number)
        Builder().do(world.engine, begun(world, known))
        with changing(world.engine) as db:
            db.get_one(Pack, known.id).shared_at = clock.now()
        world.kept["pack_id"] = known.id
    return known.id


def _building(db: Session, pack: Pack, job: Job) -> None:
    kept = db.get_one(Pack, pack.id)
    kept.state, kept.job_id = PackState.BUILDING, job.id
    db.add_all([kept, job])
