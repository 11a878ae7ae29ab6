"""The list of organisations and the page of one of them."""

from datetime import date

import pytest
from sqlmodel import select

from readiness.database import changing, reading
from readiness.tables import ConstituencyMembership, Event, Organisation, OrganisationIdentifier
from tests.counting import statements
from tests.readiness.organising.files import DAY
from tests.visiting import words_of


@pytest.fixture
def at(world):
    return f"/programmes/{world.programme.id}/organisations"


def test_the_list_shows_totals_of_what_the_filters_let_through(world, client, at):
    office = world.visitor(client, "office")
    supplier = world.constituencies["Supplier"].id
    every, of_one, of_role = (
        office.get(f"{at}{query}") for query in ("", f"?constituency={supplier}", "?market_role=distributor")
    )
    assert "3 organisations , with a weight of 150.5 together; 1 of them has no weight" in words_of(every)
    assert "2 organisations match, with a weight of 150.5 together" in words_of(of_one)
    assert "1 organisation matches, with a weight of 0 together" in words_of(of_role)
    assert "Other Wires" in of_role.text and "Ours Energy" not in of_role.text


def test_text_finds_names_ids_and_identifiers_and_takes_signs_as_they_are(world, client, at):
    with changing(world.engine) as db:
        db.add(OrganisationIdentifier(organisation_id=world.organisations["other"].id, scheme="MPID", value="WIRE"))
    office = world.visitor(client, "office")
    found = {
        text: [
            name
            for name in ("Ours Energy", "Rival Power", "Other Wires")
            if f">{name}<" in office.get(f"{at}?text={text}").text
        ]
        for text in ("ours", "RIVAL", "wire", "%25", "_")
    }
    assert found == {"ours": ["Ours Energy"], "RIVAL": ["Rival Power"], "wire": ["Other Wires"], "%25": [], "_": []}


def test_the_list_takes_as_many_statements_for_three_as_for_three_hundred(world, client, at):
    office = world.visitor(client, "office")
    with statements(world.engine) as few:
        office.get(at)
    with changing(world.engine) as db:
        for number in range(300):
            made = Organisation(
                programme_id=world.programme.id,
                reference=f"N{number:03}",
                name=f"Number {number}",
                created_at=world.programme.created_at,
            )
            db.add(made)
            db.flush()
            db.add(
                ConstituencyMembership(
                    organisation_id=made.id,
                    constituency_id=world.constituencies["Supplier"].id,
                    from_on=date(2024, 1, 1),
                )
            )
    with statements(world.engine) as many:
        page = office.get(f"{at}?page=2")
    assert len(many) == len(few)
    assert page.text.count('<th scope="row">') == 25 and "page 2 of 13" in page.text
    assert office.get(f"{at}?page=99").text.count('<th scope="row">') == 3


def test_one_is_added_changed_and_moved_with_history(world, client, at):
    office = world.visitor(client, "office")
    supplier, distributor = (world.constituencies[name].id for name in ("Supplier", "Distributor"))
    fields = {
        "name": "New Energy",
        "weight": "10.50",
        "market_roles": "supplier",
        "facts": "new_entrant: yes",
        "identifiers": "MPID: NEWE",
        "parent": "ours",
    }
    added = office.post(f"{at}/new", {"reference": "NEW", "constituency": supplier, **DAY, **fields})
    words = words_of(office.follow(added))
    assert (
        "Weight 10.5" in words and "Parent Ours Energy" in words and "MPID NEWE" in words and "new_entrant yes" in words
    )
    page = added.headers["location"]
    assert office.post(f"{page}/edit", {**fields, "name": "Newer Energy", "parent": ""}).status_code == 303
    moved = office.post(f"{page}/move", {"constituency": distributor, **DAY, "from_on-month": "7"})
    words = words_of(office.follow(moved))
    assert "Distributor Now 1 July 2025 open" in words and "Supplier 1 June 2025 the day before 1 July 2025" in words
    with reading(world.engine) as db:
        events = db.exec(
            select(Event).where(Event.subject == f"organisation:{page.rpartition('/')[2]}").order_by(Event.number)
        ).all()
    assert [event.action for event in events] == ["added", "changed", "moved"]
    assert '"name":["New Energy","Newer Energy"]' in events[1].details


@pytest.mark.parametrize(("change", "field", "words"), [
    ({"name": ""}, "name", "Give the organisation's name."),
    ({"weight": "6.84E6x"}, "weight", "is not a number"),
    ({"weight": "-1"}, "weight", "0 or more"),
    ({"parent": "NOBODY"}, "parent", "No organisation of this programme has the id NOBODY."),
    ({"parent": "OURS"}, "parent", "cannot be its parent"),
    ({"identifiers": "ABCD"}, "identifiers", "Line 1 has no colon"),
    ({"facts": "roles: x"}, "facts", "has a place of its own"),
    ({"facts": "a: 1\na: 2"}, "facts", "stands twice"),
    ({"left_on-day": "32"}, "left_on", "not a day of the calendar"),
])  # fmt: skip
def test_what_does_not_fit_stays_in_the_form_with_its_sentence(world, client, change, field, words):
    page = world.visitor(client, "office").post(
        f"/organisations/{world.organisations['ours'].id}/edit", {"name": "Typed", **change}
    )
    assert page.status_code == 422
    assert words in words_of(page).replace("&#39;", "'") and f'href="#{field}"' in page.text


@pytest.mark.parametrize(("fields", "words"), [
    ({"from_on-year": "2023"}, "settled from 1 January 2024 on already"),
    ({"constituency": ""}, "Choose a constituency."),
    ({"constituency": "Supplier"}, "It is in Supplier already"),
])  # fmt: skip
def test_an_impossible_move_is_refused(world, client, fields, words):
    known = {name: one.id for name, one in world.constituencies.items()}
    sent = {"constituency": known["Distributor"], **DAY, **fields}
    sent["constituency"] = known.get(sent["constituency"], sent["constituency"])
    page = world.visitor(client, "office").post(f"/organisations/{world.organisations['ours'].id}/move", sent)
    assert page.status_code == 422 and words in words_of(page)


def test_its_own_people_see_it_and_the_names_of_colleagues_but_no_addresses(world, client):
    page = world.visitor(client, "participant").get(f"/organisations/{world.organisations['ours'].id}")
    words = words_of(page)
    assert "Colleague Participant" in words and "Signatory Signatory" in words and "Round one" in words
    assert "@example.org" not in page.text and "/edit" not in page.text and "/withdraw" not in page.text


@pytest.mark.parametrize("name", ["rival", "rival_signatory", "observer", "constituency_observer", "author", "nobody"])
def test_nobody_else_finds_an_organisation(world, client, at, name):
    visitor, page = world.visitor(client, name), f"/organisations/{world.organisations['ours'].id}"
    assert {visitor.get(address).status_code for address in (page, f"{page}/edit", at, f"{at}/new")} == {404}
    assert {
        visitor.post(address, {"name": "X"}).status_code for address in (f"{page}/edit", f"{page}/move", f"{at}/new")
    } == {404}


def test_its_own_people_do_not_change_it(world, client):
    visitor, page = world.visitor(client, "signatory"), f"/organisations/{world.organisations['ours'].id}"
    assert visitor.get(f"{page}/edit").status_code == 404
    assert {visitor.post(f"{page}/{verb}", {"name": "X", **DAY}).status_code for verb in ("edit", "move")} == {404}
