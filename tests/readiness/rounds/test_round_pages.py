from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy import event
from sqlmodel import select

from readiness import clock
from readiness.database import changing, reading
from readiness.rounds.actions.open_round import open_round
from readiness.tables import Membership, Response, ResponseState, Round, RoundState
from tests.readiness.rounds.opening import ADDRESS, a_planned_round, person
from tests.visiting import words_of


def fields(world, **changed):
    now = clock.now()
    later = now + timedelta(days=30)
    return {
        "title": "Round two", "scheme": world.scheme.id, "zone": "Europe/London", "opens-day": str(now.day),
        "opens-month": str(now.month), "opens-year": str(now.year), "opens-time": "00:00", "closes-day": str(later.day),
        "closes-month": str(later.month), "closes-year": str(later.year), "closes-time": "17:00", "as_of-day": "1",
        "as_of-month": "3", "as_of-year": "2027", "do": "plan", **changed,
    }  # fmt: skip


def open_for(world, round_):
    with changing(world.engine) as db:
        open_round(db, person(db, world, "office"), round_.id, at=clock.now(), address=ADDRESS)


def test_the_office_plans_looks_opens_and_sees_responses(client, world):
    office = world.visitor(client, "office")
    assert "Plan a round" in words_of(office.get(f"/programmes/{world.programme.id}/rounds"))
    assert office.get(f"/programmes/{world.programme.id}/rounds/new").status_code == 200
    planned = office.post(f"/programmes/{world.programme.id}/rounds/new", fields(world))
    page = office.follow(planned)
    assert "Who would be asked today 3 organisations would be asked, and 5 people told" in words_of(page)
    assert "1 organisation These would be asked, but nobody answers or signs for them yet" in words_of(page)
    where = planned.headers["location"]
    assert "3 organisations will be asked, and 5 people told" in words_of(office.get(f"{where}/open"))
    page = office.follow(office.post(f"{where}/open"))
    assert "Round two is open: 3 organisations asked, 5 people told by e-mail." in words_of(page)
    assert "days left" in words_of(page)
    assert "Ours Energy" in words_of(page)
    assert "0 of 4 answered" in words_of(page)


def test_a_plan_that_does_not_fit_comes_back_with_a_sentence_beside_each_field(client, world):
    office = world.visitor(client, "office")
    answer = office.post(
        f"/programmes/{world.programme.id}/rounds/new",
        fields(
            world,
            title="",
            scheme="",
            zone="Middle-earth",
            **{"closes-time": "teatime", "as_of-day": "31", "as_of-month": "2"},
        ),
    )
    assert answer.status_code == 422
    for sentence in (
        "Give the round a title", "Choose a published version", "Give a time zone by its name",
        "Give the time of day with 24 hours", "This is not a day of the calendar",
    ):  # fmt: skip
        assert words_of(answer).count(sentence) == 2, sentence
    assert "teatime" in answer.text


def test_the_preview_in_the_form_changes_nothing(client, world):
    office = world.visitor(client, "office")
    answer = office.post(
        f"/programmes/{world.programme.id}/rounds/new", fields(world, do="preview", constituencies=["Distributor"])
    )
    assert answer.status_code == 200
    assert "1 organisation would be asked" in words_of(answer)
    with reading(world.engine) as db:
        assert len(db.exec(select(Round).where(Round.programme_id == world.programme.id)).all()) == 1


def test_a_plan_is_changed_and_discarded_before_it_opens_and_not_after(client, world):
    office, round_ = world.visitor(client, "office"), a_planned_round(world)
    assert 'value="Round two"' in office.get(f"/rounds/{round_.id}/plan").text
    assert office.post(f"/rounds/{round_.id}/plan", fields(world, title="Round 2b")).status_code == 303
    assert "Round 2b" in office.get(f"/rounds/{round_.id}").text
    open_for(world, round_)
    assert office.post(f"/rounds/{round_.id}/plan", fields(world)).status_code == 409
    assert office.post(f"/rounds/{round_.id}/discard").status_code == 409
    other = a_planned_round(world)
    assert office.post(f"/rounds/{other.id}/discard").status_code == 303
    assert office.get(f"/rounds/{other.id}").status_code == 404


def test_responses_are_filtered_by_constituency_state_and_name(client, world):
    office = world.visitor(client, "office")
    supplier = world.constituencies["Supplier"].id
    with changing(world.engine) as db:
        db.execute(
            sa.update(Response).where(Response.id == world.responses["ours"].id).values(state=ResponseState.SUBMITTED)
        )

    def named(query):
        words = words_of(office.get(f"/rounds/{world.round.id}?{query}")).partition("Responses Constituency")[2]
        return {name for name in ("Ours Energy", "Rival Power", "Other Wires") if name in words}

    assert named("") == {"Ours Energy", "Rival Power", "Other Wires"}
    assert named(f"constituency={supplier}") == {"Ours Energy", "Rival Power"}
    assert named("in_state=open") == {"Rival Power", "Other Wires"}
    assert named("in_state=handed_in") == {"Ours Energy"}
    assert named("in_state=submitted") == {"Ours Energy"}
    assert named("text=POWER") == {"Rival Power"}
    assert named("text=%25") == set()
    assert named("in_state=nonsense&page=99") == {"Ours Energy", "Rival Power", "Other Wires"}


def test_a_round_page_asks_the_database_the_same_number_of_times_however_many_responses(client, world):
    office = world.visitor(client, "office")
    statements = []

    def count(_connection, _cursor, statement, *_):
        statements.append(statement)

    def asked(path):
        statements.clear()
        event.listen(world.engine, "before_cursor_execute", count)
        try:
            assert office.get(path).status_code == 200
        finally:
            event.remove(world.engine, "before_cursor_execute", count)
        return len(statements)

    one = a_planned_round(world)
    with changing(world.engine) as db:
        db.execute(
            sa.update(Round)
            .where(Round.id == one.id)
            .values(audience={"constituencies": ["Distributor"], "market_roles": None})
        )
    open_for(world, one)
    assert asked(f"/rounds/{one.id}") == asked(f"/rounds/{world.round.id}")
    assert asked(f"/programmes/{world.programme.id}/rounds") <= 7


def test_a_late_joiner_is_marked_and_told(client, world):
    office = world.visitor(client, "office")
    with changing(world.engine) as db:
        db.execute(sa.update(Round).where(Round.id == world.round.id).values(title="First"))
    round_ = a_planned_round(world)
    with changing(world.engine) as db:
        db.execute(
            sa.update(Round)
            .where(Round.id == round_.id)
            .values(audience={"constituencies": ["Distributor"], "market_roles": None})
        )
    open_for(world, round_)
    page = office.get(f"/rounds/{round_.id}/join")
    assert "Ours Energy" in page.text
    assert "does not fit the audience of the round" in page.text
    ours = world.organisations["ours"].id
    page = office.follow(office.post(f"/rounds/{round_.id}/join", {"organisation": ours}))
    assert "Ours Energy Joined late" in words_of(page)
    with reading(world.engine) as db:
        (made,) = db.exec(select(Response).where(Response.round_id == round_.id, Response.organisation_id == ours))
        assert (made.joined_late, made.due_at) == (True, round_.closes_at)
    again = office.post(f"/rounds/{round_.id}/join", {"organisation": ours})
    assert again.status_code == 303
    assert office.post(f"/rounds/{round_.id}/join", {"organisation": "nobody"}).status_code == 422


def test_an_extension_moves_one_due_date_and_is_kept(client, world):
    office, response = world.visitor(client, "office"), world.responses["ours"]
    later = response.due_at + timedelta(days=10)
    when = {"due-day": str(later.day), "due-month": str(later.month), "due-year": str(later.year), "due-time": "12:00"}
    assert office.post(f"/responses/{response.id}/extend", {**when, "reason": ""}).status_code == 422
    page = office.follow(office.post(f"/responses/{response.id}/extend", {**when, "reason": "A fire drill"}))
    assert "Extended" in page.text
    assert "A fire drill" in office.get(f"/responses/{response.id}/extend").text
    shorter = office.post(f"/responses/{response.id}/extend", {**when, "due-time": "11:00", "reason": "Less"})
    assert shorter.status_code == 422
    assert "time is only ever added" in shorter.text
    with reading(world.engine) as db:
        moved = db.get_one(Response, response.id)
        assert moved.due_at > response.due_at
        assert db.get_one(Response, world.responses["rival"].id).due_at == response.due_at


def test_a_withdrawn_response_needs_a_reason_and_cannot_come_back(client, world):
    office, response = world.visitor(client, "office"), world.responses["ours"]
    assert office.post(f"/responses/{response.id}/withdraw").status_code == 422
    with reading(world.engine) as db:
        assert db.get_one(Response, response.id).state is ResponseState.NOT_STARTED
    assert office.post(f"/responses/{response.id}/withdraw", {"reason": "It left the market"}).status_code == 303
    assert office.post(f"/responses/{response.id}/withdraw", {"reason": "Again"}).status_code == 409


def test_closing_early_must_be_meant(client, world):
    office, where = world.visitor(client, "office"), f"/rounds/{world.round.id}/close"
    assert "Close although 3 responses still have time" in words_of(office.get(where))
    refused = office.post(where)
    assert refused.status_code == 422
    with reading(world.engine) as db:
        assert db.get_one(Round, world.round.id).state is RoundState.OPEN
    page = office.follow(office.post(where, {"early": "yes"}))
    assert "Round one is closed. 3 responses without a submission." in words_of(page)
    assert office.post(where, {"early": "yes"}).status_code == 303


def test_people_are_counted_and_their_lack_is_seen(client, world):
    office = world.visitor(client, "office")
    with changing(world.engine) as db:
        db.execute(
            sa.update(Membership)
            .where(
                Membership.organisation_id == world.organisations["ours"].id,
                Membership.person_id == world.people["colleague"].id,
            )
            .values(withdrawn_at=clock.now())
        )
    words = words_of(office.get(f"/rounds/{world.round.id}"))
    assert "(Europe/London), 6 days left 2 More time for Ours Energy" in words
    assert "none More time for Other Wires" in words


@pytest.mark.parametrize("name", ["observer", "constituency_observer"])
def test_observers_see_the_rounds_that_opened_without_counts(client, world, name):
    a_planned_round(world, title="Not yet")
    page = world.visitor(client, name).get(f"/programmes/{world.programme.id}/rounds")
    assert "Round one" in page.text
    assert "Not yet" not in page.text
    assert "Handed in" not in page.text


def test_reminders_go_to_those_who_have_not_handed_in_once_a_day(client, world):
    office = world.visitor(client, "office")
    with changing(world.engine) as db:
        db.execute(
            sa.update(Response).where(Response.id == world.responses["rival"].id).values(state=ResponseState.SUBMITTED)
        )
    words = words_of(office.get(f"/rounds/{world.round.id}/remind"))
    assert "3 people of 1 organisation will get one e-mail each." in words
    assert "Of 1 organisation nobody answers or signs yet" in words
    assert "Not handed in Ours Energy Send" in words
    assert "3 people reminded" in words_of(office.follow(office.post(f"/rounds/{world.round.id}/remind")))
    assert "nobody to remind" in words_of(office.follow(office.post(f"/rounds/{world.round.id}/remind")))


def test_released_results_stay_released(client, world):
    office, where = world.visitor(client, "office"), f"/rounds/{world.round.id}/release"
    assert "The round is still open" in office.get(where).text
    assert "Results released" in office.follow(office.post(where)).text
    with reading(world.engine) as db:
        first = db.get_one(Round, world.round.id).released_at
    office.post(where)
    with reading(world.engine) as db:
        assert db.get_one(Round, world.round.id).released_at == first
