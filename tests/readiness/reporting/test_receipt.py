import re

import pytest

from readiness import clock
from readiness.database import changing
from readiness.tables import Round
from tests.handed_in import READY, hand_in
from tests.visiting import words_of


def receipt(world, client, name, of="ours"):
    return world.visitor(client, name).get(f"/responses/{world.responses[of].id}/receipt")


def release(world):
    with changing(world.engine) as db:
        db.get_one(Round, world.round.id).released_at = clock.now()


@pytest.fixture
def handed(world):
    hand_in(world.engine, world.responses["ours"].id, READY)
    return world


def test_the_office_sees_it_at_once_as_a_bill_that_adds_up(handed, client):
    page = receipt(handed, client, "office")
    assert page.status_code == 200
    said = words_of(page)
    assert "30 of 30 (100 %)" in said.replace("\u00a0", " ")
    assert "1.1 Is there a plan?" in said and "2.1 How far is the build?" in said
    address, _, anchor = re.findall(r'<a href="([^"]+)">1.1 Is there', page.text)[0].partition("#")
    question = handed.visitor(client, "office").get(address)
    assert question.status_code == 200 and f'id="{anchor}"' in question.text


def test_its_own_people_see_it_once_the_round_is_released(handed, client):
    before = receipt(handed, client, "participant")
    assert "has not released the results" in words_of(before) and "Is there a plan?" not in before.text
    release(handed)
    after = receipt(handed, client, "participant")
    assert "30 of 30" in words_of(after)
    assert f'href="/responses/{handed.responses["ours"].id}/sections/plan#q1-box"' in after.text


@pytest.mark.parametrize("name", ["rival", "rival_signatory", "observer", "constituency_observer", "author", "nobody"])
def test_nobody_else_ever_finds_it(handed, client, name):
    release(handed)
    assert receipt(handed, client, name).status_code == 404


def test_where_nothing_was_handed_in_there_is_nothing_to_explain(handed, client):
    page = receipt(handed, client, "office", of="rival")
    assert page.status_code == 200 and "Nothing has been handed in" in words_of(page)


def test_a_response_that_is_not_there_is_not_found(world, client):
    assert world.visitor(client, "office").get("/responses/nowhere/receipt").status_code == 404
