"""A page of questions, sent whole as a browser without a script sends it."""

import pytest

from readiness.database import changing, reading
from readiness.tables import Answer, Response, ResponseState
from tests.answering import given
from tests.visiting import words_of


def address(world, section="plan", whose="ours"):
    return f"/responses/{world.responses[whose].id}/sections/{section}"


@pytest.fixture
def participant(world, client):
    return world.visitor(client, "participant")


@pytest.fixture
def colleague(world, client):
    return world.visitor(client, "colleague")


def value(world, key):
    with reading(world.engine) as db:
        kept = db.get(Answer, (world.responses["ours"].id, key))
        return kept and kept.value


def test_a_page_asks_what_is_asked_and_keeps_a_place_for_the_rest(world, participant):
    page = participant.get(address(world))
    assert page.status_code == 200, page.text
    assert "1.1 Is there a plan?" in words_of(page)
    assert "0 of 2 answered here, 0 of 4 in all sections" in words_of(page)
    assert '<div id="q2-box" hidden></div>' in page.text


def test_save_and_continue_keeps_all_and_goes_on(world, participant):
    sent = participant.post(address(world), given("has_plan", "no") | given("notes", "Nothing."))
    assert sent.headers["location"] == address(world, "build")
    assert (value(world, "has_plan"), value(world, "notes")) == ('"no"', '"Nothing."')


def test_after_the_last_section_comes_the_list_of_all(world, participant):
    sent = participant.post(address(world, "build"), given("maturity", "some"))
    assert sent.headers["location"] == f"/responses/{world.responses['ours'].id}"


def test_nothing_stops_a_page_with_required_questions_left_open(world, participant):
    assert participant.post(address(world), given("has_plan", "") | given("notes", "")).status_code == 303


def test_questions_that_are_asked_only_now_are_shown_before_going_on(world, participant):
    sent = participant.post(address(world), given("has_plan", "yes") | given("notes", ""))
    assert sent.headers["location"] == address(world) + "#q2-box"
    assert "Because of them 1 more question is asked on this page." in words_of(participant.follow(sent))


def test_what_is_wrong_stays_on_the_page_and_nothing_that_is_right_is_lost(world, participant):
    participant.post(address(world), given("has_plan", "yes"))
    sent = participant.post(
        address(world), given("has_plan", "yes", 1) | given("staff", "a dozen") | given("notes", "Kept.")
    )
    assert (sent.status_code, value(world, "staff"), value(world, "notes")) == (422, None, '"Kept."')
    assert 'value="a dozen"' in sent.text and '<a href="#q2">' in sent.text
    assert words_of(sent).count("'a dozen' is not a number; write it like 1200 or 12.5.") == 2 or (
        words_of(sent).count("is not a number; write it like 1200 or 12.5.") == 2
    )


def test_an_answer_of_another_section_is_left_aside(world, participant):
    participant.post(address(world), given("has_plan", "no") | given("maturity", "done"))
    assert value(world, "maturity") is None


def test_an_old_page_does_not_undo_what_others_answered_since(world, participant, colleague):
    colleague.post(address(world), given("has_plan", "yes") | given("notes", "Ours."))
    sent = participant.post(address(world), given("has_plan", "") | given("notes", ""))
    assert (sent.status_code, value(world, "has_plan"), value(world, "notes")) == (303, '"yes"', '"Ours."')


def test_two_people_on_one_answer_are_shown_both_on_the_page(world, participant, colleague):
    colleague.post(address(world), given("has_plan", "yes"))
    sent = participant.post(address(world), given("has_plan", "no") | given("notes", "Kept."))
    assert (sent.status_code, value(world, "has_plan"), value(world, "notes")) == (422, '"yes"', '"Kept."')
    assert "Colleague changed this answer" in words_of(sent) and 'value="mine:1"' in sent.text
    again = participant.post(address(world), given("has_plan", "no"))
    assert (again.status_code, value(world, "has_plan")) == (422, '"yes"')
    chosen = participant.post(address(world), given("has_plan", "no", c="mine:1"))
    assert (chosen.status_code, value(world, "has_plan")) == (303, '"no"')


def test_one_clears_an_answer_and_comes_back_to_it(world, participant):
    participant.post(address(world), given("has_plan", "no"))
    sent = participant.post(address(world), given("has_plan", "no", 1, w="1") | given("notes", "Kept."))
    assert (sent.headers["location"], value(world, "has_plan")) == (address(world) + "#q1-box", "null")
    assert value(world, "notes") == '"Kept."'


def test_an_emptied_field_takes_the_answer_back(world, participant):
    participant.post(address(world), given("notes", "Words."))
    participant.post(address(world), given("notes", "", 1))
    assert value(world, "notes") == "null"


def test_what_was_typed_too_late_stays_on_the_page(world, participant):
    with changing(world.engine) as db:
        response = db.get_one(Response, world.responses["ours"].id)
        response.due_at = world.round.opens_at
        db.add(response)
    sent = participant.post(address(world), given("notes", "A long evening's work."))
    assert (sent.status_code, value(world, "notes")) == (409, None)
    assert "A long evening&#39;s work." in sent.text and "Answers were taken until" in sent.text


def test_the_programme_office_reads_and_cannot_write(world, client, participant):
    participant.post(address(world), given("has_plan", "no") | given("notes", "Our words."))
    page = world.visitor(client, "office").get(address(world))
    assert "Our words." in page.text and "<textarea" not in page.text and 'type="radio"' not in page.text


def test_a_rival_does_not_find_it(world, client):
    assert world.visitor(client, "rival").get(address(world)).status_code == 404


def test_after_handing_in_the_page_is_for_reading(world, participant):
    participant.post(address(world), given("has_plan", "no"))
    with changing(world.engine) as db:
        response = db.get_one(Response, world.responses["ours"].id)
        response.state = ResponseState.SUBMITTED
        db.add(response)
    page = participant.get(address(world))
    assert "were handed in" in words_of(page) and 'type="radio"' not in page.text


def test_a_section_that_is_not_there_is_not_found(participant, world):
    assert participant.get(address(world, "no_such")).status_code == 404
    assert participant.post(address(world, "no_such"), {}).status_code == 404
