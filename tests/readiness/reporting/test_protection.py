"""What readers who do not see names are told of small groups, on every page and in every file."""

import csv
import io
from fractions import Fraction

import pytest
from sqlmodel import select

from readiness import clock
from readiness.database import changing
from readiness.tables import Consent, Organisation, ProtectionSetting
from tests.many_handed_in import many_handed_in, settle
from tests.reports.suppression.attacker import Attacker
from tests.visiting import words_of

ROWS = {
    "Supplier": (1, 5, 4),
    "Distributor": (4, 5, 6),
    "Agent": (3, 7, 8),
    "Few": (2, 1, 0),
    "One": (1, 0, 0),
    "Two": (0, 1, 0),
}
LEVELS = ("Red", "Amber", "Green")


@pytest.fixture
def many(world):
    return many_handed_in(world, ROWS)


def got(world, client, address, name="observer"):
    return world.visitor(client, name).get(f"/rounds/{world.round.id}/{address}")


def rows_in(world, client, table, name="observer", query=""):
    text = got(world, client, f"export/{table}.csv{query}", name).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def distribution(world, client, name="observer", query=""):
    """Constituency and level to the number that is printed."""
    return {
        (row["constituency"], row["level"]): row["organisations"]
        for row in rows_in(world, client, "distribution", name, query)
    }


def test_a_withheld_figure_says_so_on_the_page_in_files_and_in_the_drawing(many, client):
    found = distribution(many, client)
    assert found["Supplier", "Red"] == "withheld" and found["Few", "Red"] == "withheld"
    page = words_of(got(many, client, "dashboard"))
    assert "withheld" in page and "Where it says “withheld”" in page
    (few,) = [row for row in rows_in(many, client, "constituencies") if row["constituency"] == "Few"]
    assert (few["handed_in"], few["asked"]) == ("3", "3")
    assert {few[key] for key in ("rating", "score", "rated", "lowest", "highest", "worst_rating", "held_down_by")} == {
        "withheld"
    }
    assert {row["mean_percent"] for row in rows_in(many, client, "sections") if row["constituency"] == "Few"} == {
        "withheld"
    }
    assert ">withheld</text>" in got(many, client, "dashboard/ratings-1.svg").text


def test_the_office_sees_everything(many, client):
    found = distribution(many, client, "office")
    assert found["Supplier", "Red"] == "1" and found["One", "Red"] == "1" and "withheld" not in found.values()


def test_a_constituency_of_one_is_not_named_and_not_given_away(many, client):
    assert {row["constituency"] for row in rows_in(many, client, "states")}.isdisjoint({"One"})
    asked = {row["constituency"]: int(row["asked"]) for row in rows_in(many, client, "states")}
    assert asked.pop("All organisations") - sum(asked.values()) > 1
    page = words_of(got(many, client, "dashboard"))
    assert "One" not in page.split() and "left out" in page
    alone = got(many, client, f"constituencies/{many.constituencies['One'].id}")
    assert alone.status_code == 200 and "Nothing is shown of this constituency" in words_of(alone)


def test_a_constituency_of_one_that_agreed_is_named(world, client):
    many_handed_in(world, ROWS, settled=False)
    with changing(world.engine) as db:
        organisation = _organisation(db, world, "ONE-0-0")
        db.add(Consent(organisation_id=organisation, given=True, agreed_on=clock.now().date(), recorded_at=clock.now()))
    settle(world)
    assert distribution(world, client)["One", "Red"] == "1"


def _organisation(db, world, reference):
    return db.exec(
        select(Organisation.id).where(
            Organisation.programme_id == world.programme.id, Organisation.reference == reference
        )
    ).one()


def test_before_the_round_is_closed_and_released_only_responses_are_counted(world, client):
    many_handed_in(world, ROWS, settled=False)
    page = words_of(got(world, client, "dashboard"))
    assert "Ratings are shown here once the round is closed" in page and "How far the responses are" in page
    assert [level for level in LEVELS if level in page.split()] == []
    assert got(world, client, "export/distribution.csv").status_code == 404
    assert got(world, client, "dashboard/ratings-1.svg").status_code == 404
    assert got(world, client, "export/states.csv").status_code == 200
    assert got(world, client, "dashboard", "office").text.count("Amber") > 1


def test_thresholds_that_held_at_the_release_count(world, client):
    many_handed_in(world, ROWS, settled=False)
    _set(world, 11, 3)
    settle(world)
    _set(world, 5, 3)
    found = {row["constituency"]: row["rated"] for row in rows_in(world, client, "constituencies")}
    assert found["Supplier"] == "withheld" and found["Agent"] == "18"


def _set(world, group, count):
    with changing(world.engine) as db:
        for role in ("observer", "participant"):
            db.add(
                ProtectionSetting(
                    programme_id=world.programme.id,
                    role=role,
                    smallest_group=group,
                    smallest_count=count,
                    set_at=clock.now(),
                )
            )


def test_who_observes_one_constituency_is_told_the_same_as_who_observes_all(many, client):
    every, one = distribution(many, client), distribution(many, client, "constituency_observer")
    assert one == {place: number for place, number in every.items() if place[0] == "Supplier"}
    query = f"?constituency={many.constituencies['Agent'].id}"
    narrowed = distribution(many, client, query=query)
    assert narrowed == {place: number for place, number in every.items() if place[0] == "Agent"}


def test_an_attacker_with_everything_an_observer_can_download_recovers_nothing(many, client):
    printed = distribution(many, client)
    printed |= distribution(many, client, "constituency_observer")
    asked = {row["constituency"]: int(row["handed_in"]) for row in rows_in(many, client, "constituencies")}
    enemy = _attacker(printed, asked)
    hidden = [place for place, number in printed.items() if number == "withheld"]
    assert ("Supplier", "Red") in hidden
    for place in hidden:
        assert place == ("Few", "Green") or enemy.can_be_other_than(_unknown(place), _true(place)), place
    for name in ("Few", "One", "Two"):
        for level in LEVELS[:2]:  # nobody of them is green, and nought is told
            assert enemy.can_be_other_than([f"{name}/{level}"], _true((name, level))), (name, level)


def test_the_attacker_would_recover_a_count_that_alone_is_withheld(many, client):
    printed = {**distribution(many, client, "office"), ("Supplier", "Red"): "withheld"}
    handed_in = {name: sum(row) for name, row in ROWS.items()}
    assert not _attacker(printed, handed_in).can_be_other_than(["Supplier/Red"], 1)


def _attacker(printed, handed_in):
    most = {f"{name}/{level}": sum(row) for name, row in ROWS.items() for level in LEVELS}
    sums = []
    for name, row in ROWS.items():
        terms = {f"{name}/{level}": Fraction(1) for level in LEVELS}
        # Who answered is known of all, also where it is not printed.
        sums.append((terms, Fraction(handed_in.get(name, sum(row))), Fraction(sum(row))))
    for place, number in printed.items():
        if number != "withheld":
            terms = {one: Fraction(1) for one in _unknown(place)}
            sums.append((terms, Fraction(number), Fraction(number)))
    return Attacker(most, sums)


def _unknown(place):
    names = ROWS if place[0] == "All organisations" else [place[0]]
    return [f"{name}/{place[1]}" for name in names]


def _true(place):
    names = ROWS if place[0] == "All organisations" else [place[0]]
    return sum(ROWS[name][LEVELS.index(place[1])] for name in names)
