"""A constituency is told to its own people as far as others in it are protected from them; the office sees all of it."""

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


def test_a_participant_is_told_what_an_observer_is_told_and_no_more(many, client):
    told, observed = counts(many, client, "participant"), seen_by_observers(many, client)
    assert all(number in ("withheld", observed[level]) for level, number in told.items())
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


def test_its_own_organisation_does_not_count_since_it_can_take_itself_away(world, client):
    hand_in(world.engine, world.responses["ours"].id, BEHIND)
    many_handed_in(world, {"Supplier": (0, 0, 4), "Distributor": (4, 5, 6), "Agent": (0, 0, 5)})
    assert own_page(world, client, file="/constituency.csv").status_code == 404
    rated = world.visitor(client, "observer").get(f"/rounds/{world.round.id}/export/constituencies.csv").text
    assert "Green at 80, on 5 of 6 organisations" in rated


def test_a_number_at_its_own_level_has_to_hold_enough_others(world, client):
    hand_in(world.engine, world.responses["ours"].id, BEHIND)
    many_handed_in(world, {"Supplier": (2, 5, 4), "Distributor": (4, 5, 6), "Agent": (4, 7, 8)})
    assert seen_by_observers(world, client) == {"Red": "3", "Amber": "5", "Green": "4"}
    assert counts(world, client, "participant")["Red"] == "withheld"
    page = words_of(own_page(world, client))
    assert (
        "figures of fewer than 5 organisations besides your own and fewer than 3 organisations at a level besides"
        in page
    )


def test_a_small_constituency_is_told_nothing(world, client):
    hand_in(world.engine, world.responses["ours"].id, BEHIND)
    many_handed_in(world, {"Supplier": (1, 1, 0), "Distributor": (4, 5, 6)})
    settle(world)
    assert "Withheld: the figures would tell" in words_of(own_page(world, client))
    assert own_page(world, client, file="/constituency.csv").status_code == 404
