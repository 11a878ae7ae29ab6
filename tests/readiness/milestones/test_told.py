"""What readers without names are told of a round's milestones."""

import csv
from io import StringIO

import pytest
from sqlmodel import select

from readiness.database import changing, reading
from readiness.tables import ConstituencyStanding, Round, RoundState
from tests.milestones_said import a_settled_grid_world
from tests.visiting import words_of


@pytest.fixture
def settled(engine):
    return a_settled_grid_world(engine)


def rows_of(world, client, who, round_id=None):
    base = f"/rounds/{round_id or world.round.id}/milestones"
    text = world.visitor(client, who).get(f"{base}/milestones.csv").text.lstrip("\ufeff")
    return {(one["milestone"], one["constituency"]): one for one in csv.DictReader(StringIO(text))}


def test_an_observer_is_told_counts_weights_and_slippage_and_nothing_of_few(settled, client):
    page = words_of(settled.visitor(client, "observer").get(f"/rounds/{settled.round.id}/milestones"))
    assert "Where it says “withheld”" in page and "The latest day that anybody gave" in page
    assert "May we go live?" not in page and "2 constituencies are left out" in page
    rows = rows_of(settled, client, "observer")
    assert ("M10", "Pair") not in rows
    every, supplier, few = (rows["M10", name] for name in ("All organisations", "Supplier", "Few"))
    office = rows_of(settled, client, "office")["M10", "All organisations"]
    assert "latest" in office and "latest" not in every
    assert [few[key] for key in ("asked", "said", "complete", "late", "matched", "later", "median_days")] == [
        "4", "4", *["withheld"] * 5,
    ]  # fmt: skip
    told = {key: text for key, text in every.items() if text != "withheld"}
    assert {key: office[key] for key in told} == told and len(told) > len(every) / 2
    assert (supplier["said"], supplier["complete"]) == ("11", "4")


def test_what_both_rounds_tell_stays_the_same_whoever_comes_back(settled, client):
    first = rows_of(settled, client, "observer", settled.kept["first"])
    assert rows_of(settled, client, "observer") == rows_of(settled, client, "observer")
    assert rows_of(settled, client, "observer", settled.kept["first"]) == first
    with reading(settled.engine) as db:
        kept = db.exec(
            select(ConstituencyStanding.round_id).where(ConstituencyStanding.constituency_id == "told-milestones")
        ).all()
    assert {settled.round.id, settled.kept["first"]} <= set(kept)


def test_who_observes_a_constituency_sees_that_one_alone(settled, client):
    rows = rows_of(settled, client, "constituency_observer")
    assert {name for _, name in rows} == {"Supplier"}
    assert rows["M10", "Supplier"] == rows_of(settled, client, "observer")["M10", "Supplier"]
    page = words_of(settled.visitor(client, "constituency_observer").get(f"/rounds/{settled.round.id}/milestones"))
    assert "All organisations together" not in page


def test_until_a_round_is_settled_nothing_is_told_and_slippage_only_since_a_settled_one(settled, client):
    with changing(settled.engine) as db:
        db.get_one(Round, settled.kept["first"]).state = RoundState.REVIEWING
    page = words_of(settled.visitor(client, "observer").get(f"/rounds/{settled.round.id}/milestones"))
    assert "Slippage is not told here" in page
    assert "later" not in rows_of(settled, client, "observer")["M10", "Supplier"]
    first = settled.visitor(client, "observer").get(f"/rounds/{settled.kept['first']}/milestones")
    assert "Ratings are shown here once the round is closed" in words_of(first)
    assert rows_of(settled, client, "observer", settled.kept["first"]) == {}


def test_observers_are_led_from_the_dashboard(settled, client):
    page = settled.visitor(client, "observer").get(f"/rounds/{settled.round.id}/dashboard")
    assert f'href="/rounds/{settled.round.id}/milestones"' in page.text
