"""Programmes of the cast in which more than one round was held."""

from datetime import timedelta

from sqlalchemy import Engine

from tests.cast import Making, World, a_world
from tests.comparing import OTHER_LEVELS, a_further_scheme, a_rescored_round, a_round_after, begun, release, two_rounds
from tests.handed_in import BEHIND, READY, hand_in


def worlds_of_comparing() -> dict[str, Making]:
    return {
        "two rounds": _two,
        "three rounds": _three,
        "a silent round": _silent,
        "other levels": _other_levels,
        "a further scheme": _further_scheme,
        "being scored again": _being_scored,
        "scored again": _scored_again,
        "scored again in part": _in_part,
    }


def _two(engine: Engine) -> World:
    world = a_world(engine)
    world.kept["second"] = two_rounds(world).id
    return world


def _three(engine: Engine) -> World:
    world = _two(engine)
    third = a_round_after(world, {"ours": READY, "rival": READY}, title="Round three", position=3)
    world.kept["third"] = third.id
    return world


def _silent(engine: Engine) -> World:
    world = a_world(engine)
    hand_in(engine, world.responses["ours"].id, READY)
    release(world)
    world.kept["second"] = a_round_after(world, {}).id
    return world


def _other_levels(engine: Engine) -> World:
    """The second round is rated on levels that nobody has said how to compare."""
    world = a_world(engine)
    hand_in(engine, world.responses["ours"].id, READY)
    hand_in(engine, world.responses["rival"].id, BEHIND)
    release(world)
    scheme = a_further_scheme(world, OTHER_LEVELS)
    later = a_round_after(world, {"ours": BEHIND, "rival": READY}, instrument=(world.version, scheme))
    world.kept["second"] = later.id
    return world


def _handed_in(engine: Engine) -> World:
    world = a_world(engine)
    hand_in(engine, world.responses["ours"].id, READY | {"maturity": "some"})
    hand_in(engine, world.responses["rival"].id, BEHIND)
    return world


def _further_scheme(engine: Engine) -> World:
    world = _handed_in(engine)
    world.kept["other_scheme"] = a_further_scheme(world).id
    return world


def _being_scored(engine: Engine) -> World:
    world = _handed_in(engine)
    scheme = a_further_scheme(world)
    begun(world, scheme, timedelta(days=1))
    world.kept["other_scheme"] = scheme.id
    return world


def _scored_again(engine: Engine) -> World:
    world = _handed_in(engine)
    world.kept["other_scheme"] = a_rescored_round(world).id
    return world


def _in_part(engine: Engine) -> World:
    world = _scored_again(engine)
    hand_in(engine, world.responses["other"].id, READY)
    return world
