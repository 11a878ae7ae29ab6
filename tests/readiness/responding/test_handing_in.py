"""From the last answer to the submission, and back when it is returned."""

import re

import msgspec
import pytest
from sqlmodel import col, select

from readiness.database import changing, reading
from readiness.tables import (
    Event,
    OutboxMail,
    Response,
    ResponseState,
    SignOff,
    Standing,
    StoredReceipt,
    Submission,
)
from tests.answering import given
from tests.visiting import words_of

COMPLETE = (("plan", given("has_plan", "no") | given("notes", "Words <b>")),
            ("build", given("maturity", "some") | given("supplier_only", "yes")))  # fmt: skip


def response(world):
    with reading(world.engine) as db:
        return db.get_one(Response, world.responses["ours"].id)


def rows(world, table, whose="ours"):
    with reading(world.engine) as db:
        found = db.exec(select(table).where(table.response_id == world.responses[whose].id)).all()
    return sorted(found, key=lambda row: getattr(row, "number", 0))


def hash_shown(page):
    return re.search(r'name="hash" value="([^"]+)"', page.text)[1]


@pytest.fixture
def here(world):
    return f"/responses/{world.responses['ours'].id}"


@pytest.fixture
def participant(world, client):
    return world.visitor(client, "participant")


@pytest.fixture
def signatory(world, client):
    return world.visitor(client, "signatory")


@pytest.fixture
def answered(here, participant):
    """Nothing required is missing."""
    for section, fields in COMPLETE:
        participant.post(f"{here}/sections/{section}", fields)


def sign(signatory, here, **more):
    shown = hash_shown(signatory.get(f"{here}/check"))
    return signatory.post(f"{here}/sign", {"hash": shown, "confirm": "yes", **more})


def test_the_check_page_says_what_is_missing_and_leaves_out_what_is_not_asked(here, participant):
    participant.post(f"{here}/sections/plan", given("has_plan", "no"))
    words = words_of(participant.get(f"{here}/check"))
    assert "2 required questions are not answered yet" in words
    assert "How many people work on it?" not in words and "Is there a plan? No Change" in words


def test_an_answer_whose_question_fell_away_is_shown_as_kept_and_not_counted(here, participant):
    participant.post(f"{here}/sections/plan", given("has_plan", "yes") | given("staff", "12"))
    participant.post(f"{here}/sections/plan", given("has_plan", "no", 1) | given("staff", "12", 1))
    assert "Kept and not counted" in words_of(participant.get(f"{here}/check"))


def test_a_signatory_signs_and_hands_in_at_once(world, here, answered, signatory):
    done = sign(signatory, here, then="hand_in")
    assert done.headers["location"] == here, done.text
    (submission,), (signed,), (receipt,) = (rows(world, one) for one in (Submission, SignOff, StoredReceipt))
    assert (submission.number, submission.content_hash) == (1, signed.content_hash)
    assert msgspec.json.decode(submission.sheet) == {
        "has_plan": "no", "maturity": "some", "notes": "Words <b>", "supplier_only": "yes",
    }  # fmt: skip
    assert msgspec.json.decode(receipt.body)["answers_hash"] == submission.content_hash
    assert response(world).state is ResponseState.SUBMITTED
    with reading(world.engine) as db:
        assert db.get_one(Standing, world.responses["ours"].id).receipt_id == receipt.id


def test_everyone_of_the_organisation_is_told_and_nobody_else(world, here, answered, signatory):
    sign(signatory, here, then="hand_in")
    with reading(world.engine) as db:
        people = [world.people[name].email for name in world.people]
        told = db.exec(select(OutboxMail.recipient).where(col(OutboxMail.recipient).in_(people))).all()
    assert sorted(told) == sorted(world.people[name].email for name in ("participant", "colleague", "signatory"))


def test_a_participant_hands_in_what_is_signed(world, here, answered, participant, signatory):
    assert participant.post(f"{here}/hand-in").status_code == 409
    sign(signatory, here)
    assert response(world).state is ResponseState.IN_PROGRESS
    assert participant.post(f"{here}/hand-in").status_code == 303
    assert response(world).state is ResponseState.SUBMITTED


def test_a_change_after_signing_makes_the_signature_stale(world, here, answered, participant, signatory):
    sign(signatory, here)
    participant.post(f"{here}/sections/plan", given("notes", "Other words", 1))
    assert "no longer holds" in words_of(participant.get(here))
    refused = participant.post(f"{here}/hand-in")
    assert (refused.status_code, "Answers changed after Signatory signed" in refused.text) == (409, True)
    assert rows(world, Submission) == []


def test_what_changed_while_the_declaration_was_read_is_not_signed(world, here, answered, participant, signatory):
    shown = hash_shown(signatory.get(f"{here}/check"))
    participant.post(f"{here}/sections/plan", given("notes", "Other words", 1))
    refused = signatory.post(f"{here}/sign", {"hash": shown, "confirm": "yes"})
    assert (refused.status_code, rows(world, SignOff)) == (409, [])


def test_the_declaration_has_to_be_ticked(world, here, answered, signatory):
    shown = hash_shown(signatory.get(f"{here}/check"))
    refused = signatory.post(f"{here}/sign", {"hash": shown})
    assert (refused.status_code, rows(world, SignOff)) == (422, [])
    assert '<a href="#confirm">Tick the declaration to sign.</a>' in refused.text


def test_nothing_is_signed_while_something_required_is_missing(world, here, signatory):
    refused = signatory.post(f"{here}/sign", {"hash": "", "confirm": "yes"})
    assert (refused.status_code, rows(world, SignOff)) == (409, [])


def test_handing_in_twice_makes_one_submission(world, here, answered, participant, signatory):
    sign(signatory, here, then="hand_in")
    assert participant.post(f"{here}/hand-in").status_code == 409
    assert len(rows(world, Submission)) == 1


def test_a_returned_response_is_handed_in_again_and_both_are_kept(world, here, answered, participant, signatory):
    sign(signatory, here, then="hand_in")
    with changing(world.engine) as db:
        one = db.get_one(Response, world.responses["ours"].id)
        one.state = ResponseState.RETURNED
        db.add(one)
    participant.post(f"{here}/sections/plan", given("notes", "Second thoughts", 1))
    sign(signatory, here, then="hand_in")
    assert [one.number for one in rows(world, Submission)] == [1, 2]
    assert "Words &lt;b&gt;" in participant.get(f"{here}/submissions/1").text
    assert "Second thoughts" in participant.get(f"{here}/submissions/2").text


def test_what_was_handed_in_shows_signer_declaration_and_fingerprint(world, here, answered, participant, signatory):
    sign(signatory, here, then="hand_in")
    words = words_of(participant.get(f"{here}/submissions/1"))
    (submission,) = rows(world, Submission)
    assert submission.content_hash in words and "I am authorised to sign for Ours Energy." in words
    assert "Signed by Signatory" in words


def test_signing_and_handing_in_are_in_the_history_without_answers(world, here, answered, signatory):
    sign(signatory, here, then="hand_in")
    with reading(world.engine) as db:
        events = db.exec(
            select(Event).where(Event.subject == f"response:{world.responses['ours'].id}").order_by(col(Event.number))
        ).all()
    assert [one.action for one in events] == ["signed", "handed in"]
    assert not any("Words" in one.details for one in events)


def test_a_participant_sees_the_receipt_once_results_are_released(world, here, answered, participant, signatory):
    sign(signatory, here, then="hand_in")
    assert f"{here}/receipt" not in participant.get(here).text
    with changing(world.engine) as db:
        round_ = db.get_one(type(world.round), world.round.id)
        round_.released_at = round_.opens_at
        db.add(round_)
    assert f"{here}/receipt" in participant.get(here).text
