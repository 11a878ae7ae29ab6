"""Rounds named on the command line."""

import pytest

from questionnaires.problems import Refused
from readiness.database import changing, reading
from readiness.rounds_named import round_named
from readiness.tables import Programme, Round, RoundState


def named(world, word, **more):
    with reading(world.engine) as db:
        key = db.get_one(Programme, world.programme.id).key
        return round_named(db, word, key, **more).id


def test_a_round_is_named_by_its_id_or_its_exact_title(world):
    assert named(world, world.round.id) == named(world, world.round.title) == world.round.id


def test_a_planned_round_is_found_only_where_it_need_not_have_opened(world):
    with changing(world.engine) as db:
        like = db.get_one(Round, world.round.id).model_dump(exclude={"id", "opened_at", "state"})
        db.add(Round(**like | {"title": "Still planned", "position": 2, "state": RoundState.PLANNED}))
    assert named(world, "Still planned")
    with pytest.raises(Refused, match=r"There is no such round in the programme .* that has opened"):
        named(world, "Still planned", opened=True)


def test_a_title_that_stands_twice_in_one_programme_needs_an_id(world):
    with changing(world.engine) as db:
        first = db.get_one(Round, world.round.id)
        db.add(Round(**{**first.model_dump(exclude={"id"}), "position": 2}))
    with pytest.raises(Refused, match="have this title; give the id of one"):
        named(world, world.round.title)
