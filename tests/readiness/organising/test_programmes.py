"""Programmes: made by administrators, set up by the office, seen by whoever has a part in them."""

import pytest

from readiness.identifiers import new_id
from tests.visiting import words_of

FIELDS = {"title": "Another change", "time_zone": "Europe/Dublin", "illustrative": "yes", "notice": "All invented."}


def test_an_administrator_creates_one_and_is_led_through_what_is_missing(world, client):
    administrator = world.visitor(client, "administrator")
    made = administrator.post("/programmes", {**FIELDS, "key": f"k-{new_id()}"})
    words = words_of(administrator.follow(made))
    assert "All invented." in words
    steps = ["Add the constituencies", "Import the organisations", "Enter the milestones", "Publish a questionnaire"]
    assert [step for step in steps if step in words] == steps
    assert made.headers["location"] in administrator.get("/programmes").text


@pytest.mark.parametrize("name", ["office", "participant", "nobody"])
def test_others_create_none(world, client, name):
    assert world.visitor(client, name).post("/programmes", {**FIELDS, "key": f"k-{new_id()}"}).status_code == 404


@pytest.mark.parametrize(("change", "field"), [
    ({"title": ""}, "title"), ({"key": "a b"}, "key"), ({"key": ""}, "key"), ({"time_zone": "Mars/Olympus"}, "time_zone"),
    ({"notice": "x" * 501}, "notice"),
])  # fmt: skip
def test_a_setting_that_does_not_fit_stays_in_the_form(world, client, change, field):
    page = world.visitor(client, "office").post(
        f"/programmes/{world.programme.id}/settings", {**FIELDS, "key": f"k-{new_id()}", **change}
    )
    assert page.status_code == 422 and f'href="#{field}"' in page.text


def test_a_key_belongs_to_one_programme(world, client):
    administrator = world.visitor(client, "administrator")
    page = administrator.post("/programmes", {**FIELDS, "key": world.programme.key})
    assert page.status_code == 422 and "Another programme has the key" in words_of(page)
    assert (
        administrator.post(
            f"/programmes/{world.programme.id}/settings", {**FIELDS, "key": world.programme.key}
        ).status_code
        == 303
    )


@pytest.mark.parametrize(("name", "words"), [
    ("office", "0 of 3 organisations handed in"),
    ("observer", "0 of 3 organisations handed in"),
    ("constituency_observer", "0 of 2 organisations handed in, in the constituencies you observe"),
])  # fmt: skip
def test_those_who_watch_see_how_many_handed_in(world, client, name, words):
    assert words in words_of(world.visitor(client, name).get(f"/programmes/{world.programme.id}"))


def test_a_participant_sees_the_own_response_and_no_counts(world, client):
    page = world.visitor(client, "participant").get(f"/programmes/{world.programme.id}")
    assert f"/responses/{world.responses['ours'].id}" in page.text and "Response of Ours Energy" in page.text
    assert (
        "handed in" not in page.text
        and "Rival" not in page.text
        and "/dashboard" not in page.text
        and "/settings" not in page.text
    )


@pytest.mark.parametrize("name", ["participant", "observer", "author", "nobody"])
def test_only_the_office_sees_settings(world, client, name):
    visitor, at = world.visitor(client, name), f"/programmes/{world.programme.id}/settings"
    assert (visitor.get(at).status_code, visitor.post(at, FIELDS).status_code) == (404, 404)


def test_who_has_no_part_in_it_does_not_find_it(world, client):
    assert world.visitor(client, "nobody").get(f"/programmes/{world.programme.id}").status_code == 404
    assert world.programme.id not in world.visitor(client, "nobody").get("/programmes").text
