import pytest

from tests.handed_in import BEHIND, READY, hand_in
from tests.visiting import words_of


def dashboard(world, client, name="office", query=""):
    return world.visitor(client, name).get(f"/rounds/{world.round.id}/dashboard{query}")


@pytest.fixture
def two_handed_in(world):
    """Ours is ready, its rival is behind, the other one has not begun."""
    hand_in(world.engine, world.responses["ours"].id, READY)
    hand_in(world.engine, world.responses["rival"].id, BEHIND)
    return world


@pytest.mark.parametrize("name", ["office", "administrator", "observer", "constituency_observer"])
def test_those_who_watch_see_it(two_handed_in, client, name):
    assert dashboard(two_handed_in, client, name).status_code == 200


@pytest.mark.parametrize("name", ["author", "participant", "signatory", "rival", "nobody"])
def test_others_cannot_find_it(two_handed_in, client, name):
    assert dashboard(two_handed_in, client, name).status_code == 404


def test_the_office_sees_the_response_the_ratings_and_who_holds_them_down(two_handed_in, client):
    page = words_of(dashboard(two_handed_in, client))
    assert "2 of 3 organisations answered (66.7 %)" in page.replace("\u00a0", " ")
    assert "Rival Power" in page


@pytest.mark.parametrize("name", ["observer", "constituency_observer"])
def test_observers_are_told_how_many_and_never_who(two_handed_in, client, name):
    page = dashboard(two_handed_in, client, name)
    assert [one for one in ("Ours Energy", "Rival Power", "Other Wires") if one in page.text] == []
    assert "1 organisation below Green" in words_of(page)
