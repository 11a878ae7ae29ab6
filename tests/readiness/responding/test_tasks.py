"""The list of tasks, delegation, and the history of an answer."""

import pytest
from sqlmodel import select

from readiness.database import reading
from readiness.tables import Assignment, OutboxMail
from tests.answering import given
from tests.visiting import words_of


@pytest.fixture
def here(world):
    return f"/responses/{world.responses['ours'].id}"


@pytest.fixture
def participant(world, client):
    return world.visitor(client, "participant")


def assignments(world):
    with reading(world.engine) as db:
        return db.exec(select(Assignment).where(Assignment.response_id == world.responses["ours"].id)).all()


def mails(world, name):
    with reading(world.engine) as db:
        return db.exec(select(OutboxMail).where(OutboxMail.recipient == world.people[name].email)).all()


def test_the_list_tells_how_far_each_section_is_and_what_comes_next(here, participant):
    participant.post(f"{here}/sections/plan", given("has_plan", "no"))
    words = words_of(participant.get(here))
    assert "1 of 4 questions answered; 2 of the required ones still open" in words
    assert "1 Plan 1 of 2 answered; what is open is optional" in words and "Complete, optional open" in words
    assert "2 required questions are still open. Then a signatory signs" in words
    assert "(Europe/London)" in words and "by Participant" in words


def test_the_programme_office_sees_it_without_what_only_the_organisation_does(here, world, client):
    page = world.visitor(client, "office").get(here)
    assert page.status_code == 200 and "Ask a colleague" not in page.text


def test_a_section_is_given_to_a_colleague_who_is_told_by_mail(here, world, participant):
    person = world.people["colleague"]
    sent = participant.post(
        f"{here}/delegate?section=build", {"section": "build", "person": person.id, "note": "You know it best."}
    )
    assert "Colleague has the section “Build” now." in words_of(participant.follow(sent))
    assert "with Colleague" in words_of(participant.get(here))
    (mail,) = mails(world, "colleague")
    assert "You know it best." in mail.body and f"{here}/sections/build" in mail.body


def test_a_section_is_taken_back(here, world, participant):
    participant.post(f"{here}/delegate", {"section": "build", "person": world.people["colleague"].id})
    (one,) = assignments(world)
    participant.post(f"{here}/delegate", {"withdraw": one.id})
    assert assignments(world)[0].withdrawn_at is not None
    assert "with Colleague" not in words_of(participant.get(here))


@pytest.mark.parametrize("name", ["rival", "office", "nobody", None])
def test_a_section_goes_to_nobody_outside_the_organisation(here, world, participant, name):
    person = world.people[name].id if name else ""
    refused = participant.post(f"{here}/delegate", {"section": "build", "person": person})
    assert (refused.status_code, assignments(world)) == (422, [])


def test_nobody_takes_back_a_section_of_another_response(here, world, client, participant):
    participant.post(f"{here}/delegate", {"section": "build", "person": world.people["colleague"].id})
    (one,) = assignments(world)
    rival = f"/responses/{world.responses['rival'].id}"
    assert world.visitor(client, "rival").post(f"{rival}/delegate", {"withdraw": one.id}).status_code == 404
    assert assignments(world)[0].withdrawn_at is None


def test_a_colleague_without_the_section_still_answers_it(here, world, client, participant):
    participant.post(f"{here}/delegate", {"section": "build", "person": world.people["colleague"].id})
    answer = participant.post(f"{here}/answers/maturity", given("maturity", "done"), htmx=True)
    assert answer.status_code == 200


def test_the_history_of_an_answer_tells_who_said_what(here, world, client, participant):
    participant.post(f"{here}/sections/plan", given("has_plan", "yes"))
    world.visitor(client, "colleague").post(f"{here}/sections/plan", given("has_plan", "no", 1))
    participant.post(f"{here}/answers/has_plan", {"w.has_plan": "1", "v.has_plan": "2"})
    for name in ("participant", "office"):
        words = words_of(world.visitor(client, name).get(f"{here}/answers/has_plan/history"))
        assert words.index("3 Cleared Participant") < words.index("2 No Colleague") < words.index("1 Yes Participant")


def test_a_question_never_answered_has_an_empty_history(here, participant):
    assert "Not answered yet" in words_of(participant.get(f"{here}/answers/staff/history"))
    assert participant.get(f"{here}/answers/no_such/history").status_code == 404
