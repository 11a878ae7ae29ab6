"""Programmes that ask where their milestones stand."""

from sqlalchemy import Engine

from tests.cast import Making, World
from tests.handed_in import hand_in
from tests.milestones import a_grid_world, a_rule, next_round
from tests.milestones_said import a_settled_grid_world


def worlds_of_milestones() -> dict[str, Making]:
    return {"grid": a_grid_world, "grid handed in": _handed_in, "milestones settled": a_settled_grid_world}


def _handed_in(engine: Engine) -> World:
    """Two rounds, the second one half answered, and a rule to go live by."""
    world = a_grid_world(engine)
    hand_in(engine, world.responses["ours"].id, {"milestones": ["M10=in_progress/2025-09-01/high"]})
    now = next_round(world)
    rows = ["M10=in_progress/2025-10-01/medium", "M16=not_applicable//"]
    hand_in(engine, now["ours"], {"milestones": rows})
    a_rule(world, world.kept["M10"])
    world.round.id = now["round"]
    return world
