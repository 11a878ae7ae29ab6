"""A constituency is told to its own people exactly as it is told to observers; the office sees all of it."""

import csv
import io

import pytest
from sqlmodel import select

from readiness.database import changing
from readiness.tables import Round, RoundState
from tests.handed_in import BEHIND, hand_in
from tests.many_handed_in import many_handed_in, settle
from tests.visiting import words_of

ROWS = {"Supplier": (1, 5, 4), "Distributor": (4, 5, 6), "Agent": (3, 7, 8)}


@pytest.fixture
def many(world):
    hand_in(world.engine, world.responses["ours"].id, BEHIND)
    return many_handed_in(world, ROWS)


def own_page(world, client, name="participant", file=""):
    return world.visitor(client, name).get(f"/responses/{world.responses['ours'].id}/standing{file}")


def table(text, key):
    return {row["level"]: row[key] for row in csv.DictReader(io.StringIO(text))}


def counts(world, client, name):
    return table(own_page(world, client, name, "/constituency.csv").content.decode("utf-8-sig"), "organisations")


def seen_by_observers(world, client):
    answer = world.visitor(client, "observer").get(f"/rounds/{world.round.id}/export/distribution.csv")
    rows = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    return {row["level"]: row["organisations"] for row in rows if row["constituency"] == "Supplier"}


def test_a_participant_is_told_exactly_what_an_observer_is_told(many, client):
    told = counts(many, client, "participant")
    assert told == seen_by_observers(many, client)
    assert told["Red"] == "withheld" and any(one != "withheld" for one in told.values())
    page = words_of(own_page(many, client))
    assert "Red this organisation withheld" in page and "withheld" in page and "Where it says “withheld”" in page


def test_the_office_is_told_all(many, client):
    assert counts(many, client, "office") == {"Red": "2", "Amber": "5", "Green": "4"}
    assert "withheld" not in words_of(own_page(many, client, "office"))


def test_while_the_round_is_open_nothing_is_told_to_participants(many, client):
    with changing(many.engine) as db:
        round_ = db.exec(select(Round).where(Round.id == many.round.id)).one()
        round_.state, round_.closed_at = RoundState.OPEN, None
    assert "shown here once the round is closed" in words_of(own_page(many, client))
    assert own_page(many, client, file="/constituency.csv").status_code == 404
    assert counts(many, client, "office")["Red"] == "2"


def test_a_small_constituency_is_told_nothing(world, client):
    hand_in(world.engine, world.responses["ours"].id, BEHIND)
    many_handed_in(world, {"Supplier": (1, 1, 0), "Distributor": (4, 5, 6)})
    settle(world)
    assert "Withheld: the figures would tell" in words_of(own_page(world, client))
    assert own_page(world, client, file="/constituency.csv").status_code == 404
