import pytest

from tests.visiting import Visitor, words_of


def test_a_participant_finds_the_response_of_the_own_organisation_and_no_other(world, client):
    page = world.visitor(client, "participant").get("/")
    assert page.status_code == 200
    assert f"/responses/{world.responses['ours'].id}" in page.text
    assert "Ours Energy: Round one" in words_of(page)
    assert "0 of 4 questions answered" in words_of(page)
    assert "Rival Power" not in page.text


def test_a_participant_is_not_sent_to_figures_of_a_programme(world, client):
    assert "/dashboard" not in world.visitor(client, "participant").get("/").text


@pytest.mark.parametrize("name", ["office", "observer", "constituency_observer"])
def test_those_who_watch_a_programme_find_its_dashboard(world, client, name):
    assert f"/rounds/{world.round.id}/dashboard" in world.visitor(client, name).get("/").text


def test_who_has_no_role_is_told_what_to_do(world, client):
    assert "Nothing waits for you yet" in words_of(world.visitor(client, "nobody").get("/"))


def test_a_stranger_is_asked_to_sign_in(client):
    answer = Visitor(client).get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
