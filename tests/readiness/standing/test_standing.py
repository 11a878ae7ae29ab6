"""Where a participant stands, as its own people, the office and everybody else see it."""

import pytest

from readiness import clock
from readiness.database import changing
from readiness.tables import Round
from tests.handed_in import BEHIND, READY, hand_in
from tests.many_handed_in import settle
from tests.visiting import words_of


def standing(world, client, name, of="ours", file=""):
    return world.visitor(client, name).get(f"/responses/{world.responses[of].id}/standing{file}")


def release(world):
    with changing(world.engine) as db:
        db.get_one(Round, world.round.id).released_at = clock.now()


@pytest.fixture
def behind(world):
    hand_in(world.engine, world.responses["ours"].id, BEHIND)
    return world


def test_its_own_people_see_it_once_results_are_released(behind, client):
    before = standing(behind, client, "participant")
    assert before.status_code == 200 and "has not released the results" in words_of(before)
    assert "would have led" not in words_of(before)
    release(behind)
    after = words_of(standing(behind, client, "participant"))
    assert "would have led to" in after and "first round it took part in" in after


def test_the_office_sees_it_at_any_time(behind, client):
    assert "would have led to" in words_of(standing(behind, client, "office"))


@pytest.mark.parametrize("name", ["rival", "rival_signatory", "observer", "constituency_observer", "author", "nobody"])
@pytest.mark.parametrize("file", ["", "/rounds.csv"])
def test_nobody_else_ever_finds_it(behind, client, name, file):
    release(behind)
    assert standing(behind, client, name, file=file).status_code == 404


def test_the_set_is_proved_and_each_answer_is_named_with_its_points(behind, client):
    release(behind)
    page = standing(behind, client, "participant")
    said = words_of(page)
    assert "fewer would not have done" in said or "nothing smaller or other would have done" in said
    assert "1.1 Is there a plan?" in said and " to " in said
    receipt = f"/responses/{behind.responses['ours'].id}/receipt"
    assert f'href="{receipt}"' in page.text and f'href="{receipt}#line-has_plan"' in page.text
    assert 'id="line-has_plan"' in behind.visitor(client, "participant").get(receipt).text


def test_one_that_is_alone_in_its_constituency_learns_of_nobody_else(behind, client):
    release(behind)
    settle(behind)
    assert "Nothing is shown of this constituency" in words_of(standing(behind, client, "participant"))
    assert standing(behind, client, "participant", file="/constituency.csv").status_code == 404


def test_at_the_best_level_nothing_would_have_lifted_it(world, client):
    hand_in(world.engine, world.responses["ours"].id, READY)
    assert "nothing would have lifted it" in words_of(standing(world, client, "office"))


def test_where_nothing_was_handed_in_it_stands_nowhere(world, client):
    page = standing(world, client, "participant")
    assert page.status_code == 200 and "Nothing has been handed in" in words_of(page)
    assert standing(world, client, "participant", file="/rounds.csv").status_code == 404


@pytest.mark.parametrize("table", ["rounds", "lifting"])
def test_its_tables_can_be_taken_away(behind, client, table):
    release(behind)
    csv = standing(behind, client, "participant", file=f"/{table}.csv")
    xlsx = standing(behind, client, "participant", file=f"/{table}.xlsx")
    assert csv.status_code == xlsx.status_code == 200
    assert len(csv.text.splitlines()) >= 2 and xlsx.content[:2] == b"PK"
    assert standing(behind, client, "participant", file=f"/{table}.pdf").status_code == 404
