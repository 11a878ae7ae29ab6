"""Programmes of the cast with a pack in each of its states."""

from datetime import timedelta
from functools import partial

from sqlalchemy import Engine

from readiness import clock
from readiness.database import changing
from readiness.packs.building import Builder
from readiness.packs.formats import FORMATS
from readiness.tables import Job, Pack, PackState
from tests.cast import Making, World, a_world
from tests.handed_in import BEHIND, READY, hand_in
from tests.packs import a_frozen_pack, a_pack, begun

FOR_EVER = timedelta(days=1)


def worlds_of_packs() -> dict[str, Making]:
    return {
        "pack drafted": partial(_with, state=PackState.DRAFT),
        "pack being built": partial(_with, state=PackState.BUILDING),
        "pack failed": partial(_with, state=PackState.FAILED),
        "pack shared": _shared,
    }


def _figures(engine: Engine) -> World:
    world = a_world(engine)
    hand_in(engine, world.responses["ours"].id, READY)
    hand_in(engine, world.responses["rival"].id, BEHIND)
    return world


def _with(engine: Engine, state: PackState) -> World:
    world = _figures(engine)
    pack = a_pack(world)
    world.kept["pack_id"] = pack.id
    if state is not PackState.DRAFT:
        job = begun(world, pack, FOR_EVER)
        with changing(engine) as db:
            kept, doing = db.get_one(Pack, pack.id), db.get_one(Job, job.id)
            doing.done, doing.steps, doing.doing = 2, len(FORMATS) + 1, f"Making {FORMATS[0].words}"
            if state is PackState.FAILED:
                kept.state, kept.failure = state, "The figures that were taken for this pack cannot be read."
                doing.given_up_at = clock.now()
            db.add_all([kept, doing])
    return world


def _shared(engine: Engine) -> World:
    """The second of two, between which figures have changed."""
    world = _figures(engine)
    first = a_pack(world)
    Builder().do(engine, begun(world, first))
    hand_in(engine, world.responses["other"].id, READY)
    a_frozen_pack(world, number=2)
    return world
