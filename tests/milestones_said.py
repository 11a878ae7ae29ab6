"""Two rounds in which many organisations say where their milestones stand, settled: what readers without names see."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Engine

from readiness import clock
from readiness.database import changing
from readiness.tables import Organisation, Round, RoundState
from tests.cast import World, a_response
from tests.handed_in import handed_in
from tests.many_handed_in import a_constituency, an_organisation
from tests.milestones import a_grid_world, next_round

WAYS = {
    "done": "complete/2025-03-01/",
    "sure": "in_progress/2025-09-01/high",
    "late": "in_progress/2025-10-20/medium",
    "unsure": "not_started/2025-12-31/low",
    "none": "not_applicable//",
}
FIRST = {
    "Supplier": ["sure"] * 6 + ["unsure"] * 5,
    "Agent": ["sure"] * 7 + ["unsure"] * 4 + ["late"],
    "Few": ["late"] * 4,
    "Pair": ["sure", "late"],
}
SECOND = {
    "Supplier": ["done"] * 4 + ["sure"] * 3 + ["late"] * 4,
    "Agent": ["done"] * 4 + ["sure"] * 4 + ["unsure"] * 3 + ["late"],
    "Few": ["sure", "unsure", "late", "late"],
    "Pair": ["late", "late"],
}
"""The few are too few; the pair is left out with the constituency of the cast that has one organisation."""
Says = Mapping[str, Sequence[str]]


def a_settled_grid_world(engine: Engine, first: Says = FIRST, second: Says = SECOND) -> World:
    """Beside the three of the cast, which hand nothing in. `world.round` is the second."""
    world = a_grid_world(engine)
    one = world.round.id
    two = next_round(world)["round"]
    with changing(engine) as db:
        for name in first:
            place = world.constituencies.get(name) or a_constituency(db, world, name)
            known = [an_organisation(db, world, place, f"{name} {at}") for at in range(len(first[name]))]
            for round_id, says in ((one, first[name]), (two, second[name])):
                _say(world, db, db.get_one(Round, round_id), known, says)
        for round_id in (one, two):
            round_ = db.get_one(Round, round_id)
            round_.state, round_.closed_at, round_.released_at = RoundState.CLOSED, clock.now(), clock.now()
    world.kept |= {"first": one}
    world.round.id = two
    return world


def _say(world: World, db, round_: Round, known: Sequence[Organisation], says: Sequence[str]) -> None:  # type: ignore[no-untyped-def]
    for organisation, way in zip(known, says, strict=True):
        answers = {"milestones": [f"M10={WAYS[way]}"]}
        handed_in(db, a_response(db, round_, organisation), answers)
