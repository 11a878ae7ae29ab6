import pytest

from readiness.tables import ResponseState
from tests.handed_in import BEHIND, READY, hand_in, in_state
from tests.many_handed_in import many_handed_in
from tests.visiting import words_of


def constituency(world, client, name, of="Supplier", query=""):
    address = f"/rounds/{world.round.id}/constituencies/{world.constituencies[of].id}{query}"
    return world.visitor(client, name).get(address)


@pytest.fixture
def two(world):
    hand_in(world.engine, world.responses["ours"].id, READY)
    hand_in(world.engine, world.responses["rival"].id, BEHIND)
    return world


def test_the_office_goes_from_it_to_every_receipt(two, client):
    page = constituency(two, client, "office")
    for name in ("ours", "rival"):
        assert f'href="/responses/{two.responses[name].id}/receipt"' in page.text
    assert "SUPPLIER" not in words_of(page) and "OURS" in words_of(page)


def test_an_organisation_that_is_missing_is_named_and_never_rated(two, client):
    page = words_of(constituency(two, client, "office", of="Distributor"))
    assert "Not handed in: 1 Other Wires" in page
    assert "No organisation has answered yet: 0 of 1." in page
    assert "Red" not in page.partition("Organisations: 1")[2]


@pytest.mark.parametrize("name", ["observer", "constituency_observer"])
def test_observers_see_figures_and_no_names(two, client, name):
    many_handed_in(two, {"Supplier": (3, 4, 5), "Distributor": (4, 4, 4)})
    page = constituency(two, client, name)
    assert page.status_code == 200
    assert [one for one in ("Ours", "Rival", "OURS", "Limited", "/receipt", "Lowest") if one in page.text] == []
    assert "8 organisations below Green" in words_of(page)


def test_who_observes_one_constituency_finds_no_other(two, client):
    assert constituency(two, client, "constituency_observer", of="Distributor").status_code == 404


@pytest.mark.parametrize("name", ["participant", "rival", "author", "nobody"])
def test_others_cannot_find_it(two, client, name):
    assert constituency(two, client, name).status_code == 404


def test_where_all_have_withdrawn_nobody_is_asked(world, client):
    in_state(world.engine, world.responses["other"].id, ResponseState.WITHDRAWN)
    page = words_of(constituency(world, client, "office", of="Distributor"))
    assert "Nobody is asked here" in page and "Withdrawn" in page


@pytest.mark.parametrize("query", ["?page=2", "?page=0", "?page=-1"])
def test_a_page_of_organisations_that_there_is_not_is_not_found(two, client, query):
    assert constituency(two, client, "office", query=query).status_code == 404
