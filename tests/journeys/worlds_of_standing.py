"""Programmes of the cast: our organisation fell behind in the second round; it is one of many of its constituency."""

from sqlalchemy import Engine
from sqlmodel import select

from readiness.database import reading
from readiness.tables import Response
from tests.cast import Making, World, a_world
from tests.comparing import two_rounds
from tests.handed_in import BEHIND, hand_in
from tests.many_handed_in import many_handed_in


def worlds_of_standing() -> dict[str, Making]:
    return {"fallen behind": _fallen_behind, "among many": _among_many}


def _fallen_behind(engine: Engine) -> World:
    world = a_world(engine)
    later = two_rounds(world)
    with reading(world.engine) as db:
        ours = select(Response.id).where(
            Response.round_id == later.id, Response.organisation_id == world.organisations["ours"].id
        )
        world.kept |= {"round_id": later.id, "response_id": db.exec(ours).one()}
    return world


def _among_many(engine: Engine) -> World:
    """Ours is one of eleven suppliers; of one level so few that its number is withheld."""
    world = a_world(engine)
    hand_in(engine, world.responses["ours"].id, BEHIND)
    return many_handed_in(world, {"Supplier": (1, 5, 4), "Distributor": (4, 5, 6), "Agent": (3, 7, 8)})
