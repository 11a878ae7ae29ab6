"""One answer on its way into the database."""

import msgspec
import pytest
from sqlmodel import col, select

from readiness.answer_chain import hash_of_change
from readiness.database import changing, reading
from readiness.responding.stored import _kept
from readiness.tables import Answer, AnswerChange, Response, ResponseState, Standing
from tests.answering import given
from tests.counting import statements


def address(world, key="has_plan", whose="ours"):
    return f"/responses/{world.responses[whose].id}/answers/{key}"


def stored(world, key="has_plan", whose="ours"):
    with reading(world.engine) as db:
        return db.get(Answer, (world.responses[whose].id, key))


def changes(world):
    with reading(world.engine) as db:
        return db.exec(
            select(AnswerChange)
            .where(AnswerChange.response_id == world.responses["ours"].id)
            .order_by(col(AnswerChange.number))
        ).all()


def standing(world):
    with reading(world.engine) as db:
        return db.get_one(Standing, world.responses["ours"].id)


@pytest.fixture
def participant(world, client):
    return world.visitor(client, "participant")


def test_an_answer_is_stored_with_its_change_and_the_response_has_begun(world, participant):
    answer = participant.post(address(world), given("has_plan", "yes"), htmx=True)
    assert answer.status_code == 200, answer.text
    kept = stored(world)
    assert (kept.value, kept.version, kept.saved_by) == ('"yes"', 1, world.people["participant"].id)
    (change,) = changes(world)
    assert (change.number, change.value, change.version) == (1, '"yes"', 1)
    with reading(world.engine) as db:
        assert db.get_one(Response, world.responses["ours"].id).state is ResponseState.IN_PROGRESS


def test_the_standing_counts_and_scores_with_every_answer(world, participant):
    participant.post(address(world), given("has_plan", "yes"), htmx=True)
    now = standing(world)
    # has_plan asks for the number of staff: 5 questions, 1 answered, staff, maturity and supplier_only open
    assert (now.changes, now.asked, now.answered, now.required_open) == (1, 5, 1, 3)
    assert (now.total, now.maximum, now.rating) is not None and now.total == "10"


def test_changes_are_chained_by_hash(world, participant):
    participant.post(address(world), given("has_plan", "yes"), htmx=True)
    participant.post(address(world), given("has_plan", "no", 1), htmx=True)
    head = ""
    for one in changes(world):
        head = hash_of_change(
            head,
            one.response_id,
            one.number,
            one.question_key,
            one.value,
            one.version,
            one.saved_at,
            one.saved_by,
        )
        assert one.hash == head
    assert standing(world).changes_hash == head


def test_the_same_answer_again_changes_nothing(world, participant):
    participant.post(address(world), given("has_plan", "yes"), htmx=True)
    again = participant.post(address(world), given("has_plan", "yes"), htmx=True)
    assert (again.status_code, len(changes(world)), stored(world).version) == (200, 1, 1)
    assert 'name="v.has_plan" value="1"' in again.text


def test_an_answer_is_taken_back_and_its_history_stays(world, participant):
    participant.post(address(world), given("has_plan", "yes"), htmx=True)
    participant.post(address(world), {"w.has_plan": "1", "v.has_plan": "1"}, htmx=True)
    assert (stored(world).value, standing(world).answered, len(changes(world))) == ("null", 0, 2)


@pytest.mark.parametrize(
    "name", ["rival", "rival_signatory", "office", "administrator", "observer", "author", "nobody"]
)
def test_nobody_else_gives_an_answer(world, client, name):
    refused = world.visitor(client, name).post(address(world), given("has_plan", "yes"), htmx=True)
    assert (refused.status_code, stored(world), changes(world)) == (404, None, [])


def test_who_is_not_signed_in_is_asked_to(world, client):
    assert world.visitor(client, None).post(address(world), given("has_plan", "yes")).status_code == 303
    assert (
        world.visitor(client, None).post(address(world), given("has_plan", "yes"), htmx=True).headers["hx-redirect"]
        == "/sign-in"
    )
    assert stored(world) is None


def test_a_question_that_is_not_there_is_not_found(world, participant):
    assert participant.post(address(world, "no_such"), given("no_such", "1"), htmx=True).status_code == 404


def test_a_wrong_answer_is_refused_with_its_sentence_and_nothing_changes(world, participant):
    participant.post(address(world), given("has_plan", "yes"), htmx=True)
    refused = participant.post(address(world, "staff"), given("staff", "1.5"), htmx=True)
    assert (refused.status_code, "Give a whole number." in refused.text, 'data-state="failed"' in refused.text) == (
        422, True, True,
    )  # fmt: skip
    assert (stored(world, "staff"), len(changes(world))) == (None, 1)


def test_two_people_on_one_answer_are_shown_both_and_choose(world, client, participant):
    colleague = world.visitor(client, "colleague")
    participant.post(address(world), given("has_plan", "yes"), htmx=True)
    refused = colleague.post(address(world), given("has_plan", "no"), htmx=True)
    assert (refused.status_code, stored(world).value) == (409, '"yes"')
    assert "Participant changed this answer" in refused.text and "Keep yours" in refused.text
    kept = colleague.post(address(world), given("has_plan", "no", c="mine:1"), htmx=True)
    assert (kept.status_code, stored(world).value, stored(world).version) == (200, '"no"', 2)


def test_taking_the_other_answer_changes_nothing_and_shows_it(world, client, participant):
    participant.post(address(world), given("has_plan", "yes"), htmx=True)
    taken = world.visitor(client, "colleague").post(address(world), given("has_plan", "no", c="theirs:1"), htmx=True)
    assert (taken.status_code, len(changes(world))) == (200, 1)
    assert 'value="yes" checked' in taken.text


def test_a_choice_between_two_answers_does_not_hold_once_there_is_a_third(world, client, participant):
    participant.post(address(world), given("has_plan", "yes"), htmx=True)
    participant.post(address(world), {"w.has_plan": "1", "v.has_plan": "1"}, htmx=True)
    refused = world.visitor(client, "colleague").post(address(world), given("has_plan", "no", c="mine:1"), htmx=True)
    assert (refused.status_code, stored(world).value) == (409, "null")


def test_two_who_say_the_same_are_not_in_conflict(world, client, participant):
    participant.post(address(world), given("has_plan", "yes"), htmx=True)
    same = world.visitor(client, "colleague").post(address(world), given("has_plan", "yes"), htmx=True)
    assert (same.status_code, len(changes(world))) == (200, 1)


def test_ones_own_later_answer_wins_though_it_left_before_the_earlier_one_was_kept(world, participant):
    participant.post(address(world), given("has_plan", "yes"), htmx=True)
    participant.post(address(world), given("has_plan", "no"), htmx=True)
    assert stored(world).value == '"no"'


def test_not_applicable_needs_its_reason(world, participant):
    begun = participant.post(address(world, "maturity"), given("maturity", "*"), htmx=True)
    assert (begun.status_code, 'data-state="unsaved"' in begun.text, stored(world, "maturity")) == (422, True, None)
    participant.post(address(world, "maturity"), given("maturity", "*", r="We buy it in."), htmx=True)
    assert stored(world, "maturity").value == '{"not_applicable":"We buy it in."}'


def test_not_applicable_is_refused_where_the_question_does_not_allow_it(world, participant):
    assert participant.post(address(world), given("has_plan", "*", r="No."), htmx=True).status_code == 422


def test_an_answer_to_a_question_that_is_not_asked_is_kept_and_not_counted(world, participant):
    participant.post(address(world), given("has_plan", "yes"), htmx=True)
    participant.post(address(world, "staff"), given("staff", "12"), htmx=True)
    assert standing(world).answered == 2
    hidden = participant.post(address(world), given("has_plan", "no", 1), htmx=True)
    assert '<div id="q2-box" hidden hx-swap-oob="true"></div>' in hidden.text
    assert (stored(world, "staff").value, standing(world).answered, standing(world).asked) == ('"12"', 1, 4)
    back = participant.post(address(world), given("has_plan", "yes", 2), htmx=True)
    assert 'value="12"' in back.text and standing(world).answered == 2


def test_words_are_kept_to_the_last_character(world, participant):
    text = "Zürich 東京 👩‍🔧 [[ a.text ]] <b> \r\n" + "x" * 9_900
    participant.post(address(world, "notes"), given("notes", text), htmx=True)
    assert msgspec.json.decode(stored(world, "notes").value) == text.replace("\r\n", "\n")


def test_a_text_too_long_is_refused_however_long(world, participant):
    refused = participant.post(address(world, "notes"), given("notes", "x" * 100_000), htmx=True)
    assert (refused.status_code, "Shorten this to 10000 characters" in refused.text) == (422, True)


def test_after_the_round_closed_nothing_is_taken(world, participant):
    with changing(world.engine) as db:
        response = db.get_one(Response, world.responses["ours"].id)
        response.due_at = world.round.opens_at
        db.add(response)
    late = participant.post(address(world), given("has_plan", "yes"), htmx=True)
    assert (late.status_code, stored(world)) == (409, None)
    assert "Answers were taken until" in late.text and 'data-state="failed"' in late.text


def test_after_handing_in_nothing_is_taken(world, participant):
    with changing(world.engine) as db:
        response = db.get_one(Response, world.responses["ours"].id)
        response.state = ResponseState.SUBMITTED
        db.add(response)
    late = participant.post(address(world), given("has_plan", "yes"), htmx=True)
    assert (late.status_code, "were handed in" in late.text, stored(world)) == (409, True, None)


def test_without_a_script_one_comes_back_to_the_question(world, participant):
    answer = participant.post(address(world), given("has_plan", "yes"))
    assert answer.headers["location"] == f"/responses/{world.responses['ours'].id}/sections/plan#q1-box"


def test_a_save_takes_four_statements_and_five_where_this_node_has_not_seen_the_answers_yet(world, participant, engine):
    participant.get("/health")  # gets the token of forms

    def taken(value, version):
        with statements(engine) as sent:
            assert participant.post(address(world), given("has_plan", value, version), htmx=True).status_code == 200
        return [one.split()[0] for one in sent if not one.startswith("BEGIN")]

    assert taken("yes", 0) == ["SELECT", "INSERT", "INSERT", "UPDATE", "UPDATE"]  # the last of them: it has begun
    assert taken("no", 1) == ["SELECT", "INSERT", "INSERT", "UPDATE"]
    _kept.clear()
    assert taken("yes", 2) == ["SELECT", "SELECT", "INSERT", "INSERT", "UPDATE"]
    assert taken("yes", 3) == ["SELECT"]  # nothing has changed


def test_what_another_node_saved_is_seen_at_once(world, participant):
    participant.post(address(world), given("has_plan", "no"), htmx=True)
    here = dict(_kept)
    participant.post(address(world), given("has_plan", "yes", 1), htmx=True)
    participant.post(address(world, "staff"), given("staff", "12"), htmx=True)
    _kept.clear()
    _kept.update(here)  # as a node that saw the first answer only
    participant.post(address(world, "notes"), given("notes", "Words."), htmx=True)
    assert (standing(world).answered, standing(world).asked, standing(world).required_open) == (3, 5, 2)
