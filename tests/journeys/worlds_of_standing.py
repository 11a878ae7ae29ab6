"""A programme of the cast in whose second round our organisation fell behind, and can see it."""

from sqlalchemy import Engine
from sqlmodel import select

from readiness.database import reading
from readiness.tables import Response
from tests.cast import World, a_world
from tests.comparing import two_rounds


def worlds_of_standing(engine: Engine) -> dict[str, World]:
    world = a_world(engine)
    later = two_rounds(world)
    with reading(engine) as db:
        ours = select(Response.id).where(
            Response.round_id == later.id, Response.organisation_id == world.organisations["ours"].id
        )
        world.kept |= {"round_id": later.id, "response_id": db.exec(ours).one()}
    return {"fallen behind": world}
