import pytest
from sqlmodel import select

from readiness import clock
from readiness.database import changing
from readiness.tables import ResponseState, Round, Standing, StoredReceipt
from tests.cast import QUESTIONNAIRE, SCHEME, a_version
from tests.handed_in import BEHIND, READY, hand_in, in_state
from tests.many_handed_in import many_handed_in
from tests.visiting import words_of


def dashboard(world, client, name="office", query=""):
    return world.visitor(client, name).get(f"/rounds/{world.round.id}/dashboard{query}")


def damage(world):
    """Lets ours point to a receipt that cannot be read: stored ones are frozen, but a disk may fail."""
    response = world.responses["ours"].id
    with changing(world.engine) as db:
        whole = db.exec(select(StoredReceipt).where(StoredReceipt.response_id == response)).one()
        _, other = a_version(
            db,
            world.programme,
            QUESTIONNAIRE.replace("key: tiny", "key: third"),
            SCHEME.replace("key: tiny,", "key: third,"),
        )
        damaged = StoredReceipt(
            response_id=response, submission_id=whole.submission_id, scheme_id=other.id, body="{", slim="{", scored_at=clock.now()
        )  # fmt: skip
        db.add(damaged)
        db.flush()
        db.get_one(Standing, response).receipt_id = damaged.id


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
    many_handed_in(two_handed_in, {"Supplier": (3, 4, 5), "Distributor": (4, 4, 4)})
    page = dashboard(two_handed_in, client, name)
    assert [one for one in ("Ours Energy", "Rival Power", "Other Wires", "Limited") if one in page.text] == []
    assert "8 organisations below Green" in words_of(page)


def test_each_state_is_counted_and_the_withdrawn_are_no_longer_asked(two_handed_in, client):
    in_state(two_handed_in.engine, two_handed_in.responses["other"].id, ResponseState.NO_SUBMISSION)
    assert "All organisations 3 2 0 0 1 0" in words_of(dashboard(two_handed_in, client))
    in_state(two_handed_in.engine, two_handed_in.responses["other"].id, ResponseState.WITHDRAWN)
    page = words_of(dashboard(two_handed_in, client)).replace("\u00a0", " ")
    assert "All organisations 2 2 0 0 0 1" in page and "All 2 organisations answered." in page


def test_an_organisation_without_a_submission_is_neither_red_nor_nought(two_handed_in, client):
    page = dashboard(two_handed_in, client, query=f"?constituency={two_handed_in.constituencies['Distributor'].id}")
    summary = words_of(page).partition("Held down most by")[2]
    assert summary.startswith(" Distributor No answers yet 0 of 1 0 % ")
    assert " none " in summary[:60]


def test_what_is_filtered_is_said_and_every_number_follows(two_handed_in, client):
    page = words_of(dashboard(two_handed_in, client, query="?level=red")).replace("\u00a0", " ")
    assert "1 of 3 organisations, filtered by rating Red." in page
    assert "All 1 organisation answered." in page and "Ours Energy" not in page
    page = words_of(dashboard(two_handed_in, client, query="?role=distributor"))
    assert "1 of 3 organisations, filtered by market role Distributor." in page
    page = words_of(dashboard(two_handed_in, client, query="?state=not_started&role=supplier"))
    assert "No organisation fits these filters" in page


def test_observers_cannot_filter_down_to_one_organisation(two_handed_in, client):
    many_handed_in(two_handed_in, {"Supplier": (3, 4, 5), "Distributor": (4, 4, 4)})
    page = words_of(dashboard(two_handed_in, client, "observer", "?level=red&role=supplier&state=handed_in"))
    assert "filtered by" not in page and "26 of 27 organisations answered" in page


def test_who_observes_one_constituency_sees_that_one_alone(two_handed_in, client):
    page = dashboard(two_handed_in, client, "constituency_observer")
    assert "Distributor" not in page.text and "All organisations" not in page.text
    other = two_handed_in.constituencies["Distributor"].id
    assert dashboard(two_handed_in, client, "constituency_observer", f"?constituency={other}").status_code == 404


def test_not_open_not_yet_and_failed_are_three_sentences(world, client):
    waiting = words_of(dashboard(world, client))
    assert "Nobody has handed in yet: 0 of 3 organisations." in waiting
    hand_in(world.engine, world.responses["ours"].id, READY)
    with changing(world.engine) as db:
        version, scheme = a_version(
            db,
            world.programme,
            QUESTIONNAIRE.replace("key: tiny", "key: other"),
            SCHEME.replace("key: tiny,", "key: other,"),
        )
        planned = Round(
            programme_id=world.programme.id, title="Later", version_id=version.id, scheme_id=scheme.id, created_at=clock.now(),
            opens_at=clock.now(), closes_at=clock.now(), time_zone="Europe/London", as_of=world.round.as_of,
        )  # fmt: skip
        db.add(planned)
        db.flush()
    planned_page = words_of(world.visitor(client, "office").get(f"/rounds/{planned.id}/dashboard"))
    assert "This round has not opened yet" in planned_page
    damage(world)
    answer = dashboard(world, client)
    assert answer.status_code == 500 and "cannot be shown: something stored for it cannot be read" in words_of(answer)
    chart = world.visitor(client, "office").get(f"/rounds/{world.round.id}/dashboard/ratings-1.svg")
    assert chart.status_code == 500 and "This chart could not be drawn" in chart.text
    receipt = world.visitor(client, "office").get(f"/responses/{world.responses['ours'].id}/receipt")
    assert receipt.status_code == 500 and "cannot be read" in words_of(receipt)
    export = world.visitor(client, "office").get(f"/rounds/{world.round.id}/export")
    assert export.status_code == 500
