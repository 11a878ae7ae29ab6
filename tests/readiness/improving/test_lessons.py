"""Lessons: raised, moved, carried into a round, measured there, and read by those who may."""

import pytest
from sqlmodel import select

from readiness import clock
from readiness.database import changing, reading
from readiness.figures import comparison
from readiness.figures.recent import Recent
from readiness.tables import Lesson, LessonMove, LessonState, Round, RoundState
from tests.cast import a_response
from tests.handed_in import BEHIND, READY, hand_in
from tests.improving import a_lesson, an_action
from tests.visiting import words_of


def next_round(world, *, handed_in=True):
    """The first round was answered by all three, and so is the one after it."""
    answers = {"ours": (BEHIND, READY), "rival": (BEHIND, BEHIND), "other": (READY, READY)}
    for name, (before, _) in answers.items():
        hand_in(world.engine, world.responses[name].id, before)
    now = clock.now()
    with changing(world.engine) as db:
        first = db.get_one(Round, world.round.id)
        first.state, first.closed_at = RoundState.CLOSED, now
        made = Round(**{
            **first.model_dump(exclude={"id"}), "title": "Round two", "position": 2, "state": RoundState.OPEN, "opened_at": now,
        })  # fmt: skip
        db.add_all([first, made])
        db.flush()
        responses = {name: a_response(db, made, one).id for name, one in world.organisations.items()}
    for name, (_, after) in answers.items():
        if handed_in:
            hand_in(world.engine, responses[name], after)
    return made.id


def filled(**more):
    return {
        "title": "Plans came late", "theme": "Planning", "what_happened": "Few had a plan.", "recommendation": "Ask sooner.",
        "owner": "Programme office", "questions": ["has_plan", "no_such_question"], **more,
    }  # fmt: skip


def lessons_at(world):
    return f"/programmes/{world.programme.id}/lessons"


def test_a_lesson_is_raised_from_an_answer_with_what_is_known_filled_in(world, client):
    office = world.visitor(client, "office")
    ours = world.responses["ours"].id
    page = office.get(f"{lessons_at(world)}/new?response={ours}&question=has_plan")
    assert "Raised from what Ours Energy handed in to Round one. Only the programme office sees that." in words_of(page)
    supplier = world.constituencies["Supplier"].id
    assert f'<option value="{supplier}" selected>' in page.text and 'value="has_plan" checked' in page.text
    answer = office.post(f"{lessons_at(world)}/new", filled(response=ours, question="has_plan", constituency=supplier))
    raised = office.follow(answer)
    assert f'href="/responses/{ours}/receipt#line-has_plan"' in raised.text
    words = words_of(raised)
    assert "L1 is raised." in words and "an answer in Round one" in words and "Ours Energy" in words
    assert "Is there a plan?" in words and "Raised in this round" in words


@pytest.mark.parametrize(
    ("given", "source"),
    [({"round": True}, "Round one"), ({"round": True, "source": "rating"}, "a rating in Round one"), ({"group": True, "meeting": "4"}, "TMAG, meeting 4")],
)  # fmt: skip
def test_a_lesson_is_raised_from_a_round_a_rating_or_a_meeting(world, client, given, source):
    from readiness.tables import Action

    action = an_action(world)
    with reading(world.engine) as db:
        group = db.get_one(Action, action).group_id
    office = world.visitor(client, "office")
    known = {"round": world.round.id, "group": group}
    fields = {name: known[name] if value is True else value for name, value in given.items()}
    page = office.get(f"{lessons_at(world)}/new", params=fields)
    assert page.status_code == 200
    words = words_of(office.follow(office.post(f"{lessons_at(world)}/new", filled(**fields))))
    assert f"Raised from {source}" in words


def test_what_is_missing_or_names_an_organisation_is_refused(world, client):
    office = world.visitor(client, "office")
    answer = office.post(f"{lessons_at(world)}/new", {"round": world.round.id})
    assert answer.status_code == 422
    for sentence in ("Give the lesson a title.", "Say what happened.", "Say what should be done."):
        assert sentence in words_of(answer)
    answer = office.post(
        f"{lessons_at(world)}/new", filled(round=world.round.id, what_happened="At RIVAL POWER it was late.")
    )
    assert "This names RIVAL POWER." in words_of(answer)
    assert office.post(f"{lessons_at(world)}/new", filled()).status_code == 422


def test_a_lesson_moves_on_and_back_only_with_a_reason(world, client):
    office, at = world.visitor(client, "office"), f"/lessons/{a_lesson(world)}"
    for to in ("agreed", "applied", "verified"):
        assert f"L1 is {to}." in words_of(office.follow(office.post(f"{at}/state", {"to": to})))
    assert office.post(f"{at}/state", {"to": "raised"}).status_code == 422
    assert office.post(f"{at}/state", {"to": "agreed"}).status_code == 409
    words = words_of(office.follow(office.post(f"{at}/state", {"to": "raised", "back_reason": "It happened again."})))
    assert "It happened again." in words and "Raised" in words
    with reading(world.engine) as db:
        lesson = db.exec(select(Lesson).where(Lesson.programme_id == world.programme.id)).one()
        moves = db.exec(select(LessonMove).where(LessonMove.lesson_id == lesson.id).order_by(LessonMove.number)).all()
    assert [one.to_state.value for one in moves] == ["raised", "agreed", "applied", "verified", "raised"]
    assert moves[-1].by == world.people["office"].id


def test_a_later_round_offers_the_lessons_and_shows_what_their_questions_did(world, client):
    lesson = a_lesson(world)
    office = world.visitor(client, "office")
    assert "carry" not in words_of(office.get(lessons_at(world))).lower()
    round_id = next_round(world)
    assert "1 lesson is not closed and not looked at in Round two yet." in words_of(office.get(lessons_at(world)))
    of_the_round = office.get(f"/rounds/{round_id}")
    assert "1 lesson from before is not closed and not looked at in this round yet." in words_of(of_the_round)
    assert f'href="{lessons_at(world)}/carry?round={round_id}"' in of_the_round.text
    assert "from before" not in words_of(office.get(f"/rounds/{world.round.id}"))
    page = office.get(f"{lessons_at(world)}/carry?round={round_id}")
    assert f'value="{lesson}" checked' in page.text
    answer = office.post(f"{lessons_at(world)}/carry", {"round": round_id, "lessons": [lesson]})
    assert "1 lesson carried into Round two." in words_of(office.follow(answer))
    assert "from before" not in words_of(office.get(f"/rounds/{round_id}"))
    words = words_of(office.get(f"/lessons/{lesson}"))
    assert "Round two Raised Helped since Round one 2 of 2 organisations in both rounds" in words
    assert "1 got better, 0 got worse and 1 stayed as they were." in words
    assert "Nothing to carry into Round two" in words_of(office.get(f"{lessons_at(world)}/carry"))
    assert office.post(f"{lessons_at(world)}/carry", {"round": round_id, "lessons": [lesson]}).status_code == 422
    compared = words_of(office.get(f"{lessons_at(world)}/compared"))
    assert "Supplier Improves 1 0 1 0 0 0" in compared and "Round two 0 1 0 0 1" in compared


def test_a_lesson_without_linked_questions_cannot_tell_and_says_why(world, client):
    office = world.visitor(client, "office")
    office.post(f"{lessons_at(world)}/new", filled(round=world.round.id, questions=[]))
    with reading(world.engine) as db:
        lesson = db.exec(select(Lesson.id).where(Lesson.programme_id == world.programme.id)).one()
    round_id = next_round(world, handed_in=False)
    office.post(f"{lessons_at(world)}/carry", {"round": round_id, "lessons": [lesson]})
    assert "Cannot tell since Round one nobody No question is linked to the lesson." in words_of(
        office.get(f"/lessons/{lesson}")
    )


def test_a_lesson_that_was_verified_and_is_raised_again_came_back(world, client):
    office, lesson = world.visitor(client, "office"), a_lesson(world)
    for to in ("agreed", "applied", "verified"):
        office.post(f"/lessons/{lesson}/state", {"to": to})
    round_id = next_round(world)
    office.post(f"{lessons_at(world)}/carry", {"round": round_id, "lessons": [lesson]})
    office.post(f"/lessons/{lesson}/state", {"to": "raised", "back_reason": "Again."})
    words = words_of(office.get(f"{lessons_at(world)}/compared"))
    assert "It was verified in Round one and is open again." in words
    assert "Round one 1 0 1 0 0" in words and "Round two 0 1 0 1 1" in words


def test_those_without_names_learn_neither_the_organisation_nor_figures_of_a_few(world, client):
    lesson = a_lesson(world, response=world.responses["ours"].id)
    office = world.visitor(client, "office")
    round_id = next_round(world)
    office.post(f"{lessons_at(world)}/carry", {"round": round_id, "lessons": [lesson]})
    for name in ("observer", "constituency_observer"):
        watcher = world.visitor(client, name)
        page = watcher.get(f"/lessons/{lesson}")
        words = words_of(page)
        assert "Ours Energy" not in page.text and world.responses["ours"].id not in page.text
        assert "an answer" not in words and "Raised from Round one" in words
        assert "withheld Ratings are shown here once the round is closed" in words
        assert "got better" not in words
        file = watcher.get(f"{lessons_at(world)}.csv").text
        assert "Ours Energy" not in file and "withheld" in file and "an answer" not in file


def test_each_reads_the_lessons_that_concern_them(world, client):
    raised, agreed = a_lesson(world), a_lesson(world, LessonState.AGREED, title="Agreed for suppliers")
    elsewhere = a_lesson(world, LessonState.AGREED, constituency="Distributor", title="Agreed for distributors")
    everyone = a_lesson(world, LessonState.APPLIED, constituency=None, title="Applied everywhere")
    reads = {
        "office": {raised, agreed, elsewhere, everyone}, "observer": {raised, agreed, elsewhere, everyone},
        "constituency_observer": {raised, agreed, everyone}, "participant": {agreed, everyone}, "rival": {agreed, everyone},
        "author": {agreed, elsewhere, everyone},
    }  # fmt: skip
    for name, wanted in reads.items():
        visitor = world.visitor(client, name)
        listed = visitor.get(lessons_at(world)).text
        for lesson in (raised, agreed, elsewhere, everyone):
            assert (f"/lessons/{lesson}" in listed) is (lesson in wanted), (name, lesson)
            assert (visitor.get(f"/lessons/{lesson}").status_code == 200) is (lesson in wanted), (name, lesson)
    participant = words_of(world.visitor(client, "participant").get(f"/lessons/{agreed}"))
    assert "State then" in participant and "Based on" not in participant


def test_the_list_is_filtered_by_what_stands_in_the_address(world, client):
    a_lesson(world, title="First")
    a_lesson(world, LessonState.VERIFIED, constituency=None, title="Second", theme="People")
    office = world.visitor(client, "office")

    def shown(query):
        words = words_of(office.get(f"{lessons_at(world)}?{query}"))
        return [title for title in ("First", "Second") if f": {title}" in words]

    assert shown("theme=People") == ["Second"] and shown("constituency=whole") == ["Second"]
    assert shown(f"constituency={world.constituencies['Supplier'].id}") == ["First"]
    assert shown("state=not_closed") == ["First"] and shown("state=verified") == ["Second"]
    assert shown(f"round={world.round.id}") == ["First", "Second"] and shown("round=other") == []
    assert shown("") == ["First", "Second"]


def test_an_action_is_tied_by_its_reference(world, client):
    an_action(world)
    office, at = world.visitor(client, "office"), f"/lessons/{a_lesson(world)}"
    assert office.post(f"{at}/actions", {"reference": "TMAG09-01"}).status_code == 422
    words = words_of(office.follow(office.post(f"{at}/actions", {"reference": "tmag2-5"})))
    assert "TMAG02-05 : open - ongoing" in words
    assert "From the lesson L1: Plans came late" in words_of(office.get(f"/actions/{an_action(world)}"))


def test_pages_of_figures_lead_to_raising_a_lesson_for_the_office_only(world, client):
    hand_in(world.engine, world.responses["ours"].id, READY)
    office, observer = world.visitor(client, "office"), world.visitor(client, "observer")
    supplier, ours = world.constituencies["Supplier"].id, world.responses["ours"].id
    new = f"{lessons_at(world)}/new"
    assert f"{new}?response={ours}&amp;question=has_plan" in office.get(f"/responses/{ours}/receipt").text
    pages = {
        f"/rounds/{world.round.id}/dashboard": f"{new}?round={world.round.id}",
        f"/rounds/{world.round.id}/constituencies/{supplier}": f"{new}?round={world.round.id}&amp;constituency={supplier}",
    }
    for path, link in pages.items():
        assert link in office.get(path).text and new not in observer.get(path).text
    assert new not in world.visitor(client, "participant").get(f"/responses/{ours}/receipt").text


def test_the_start_page_says_how_many_actions_are_overdue(world, client):
    an_action(world)
    for name, sees in (("office", True), ("colleague", True), ("participant", False), ("observer", False)):
        assert ("1 action overdue" in words_of(world.visitor(client, name).get("/"))) is sees, name


def test_what_is_changed_stays_changed(world, client):
    office, lesson = world.visitor(client, "office"), a_lesson(world)
    assert 'value="has_plan" checked' in office.get(f"/lessons/{lesson}/edit").text
    answer = office.post(f"/lessons/{lesson}/edit", filled(title="Other words", questions=["maturity"]))
    words = words_of(office.follow(answer))
    assert "L1: Other words" in words and "How far is the build?" in words and "Is there a plan?" not in words


@pytest.mark.parametrize("page", ["/lessons/{lesson}", "{lessons}", "{lessons}/compared", "{lessons}.csv"])
def test_what_a_lesson_compares_is_kept_for_the_next_start(world, client, monkeypatch, page):
    lesson, round_id = a_lesson(world, LessonState.AGREED), next_round(world)
    office = world.visitor(client, "office")
    office.follow(office.post(f"{lessons_at(world)}/carry", {"round": round_id, "lessons": [lesson]}))
    address = page.format(lesson=lesson, lessons=lessons_at(world))
    monkeypatch.setattr(comparison, "_MEMORY", Recent(4))
    first = office.get(address)
    assert first.status_code == 200
    monkeypatch.setattr(comparison, "_MEMORY", Recent(4))
    monkeypatch.setattr(comparison, "compare", _never)
    assert office.get(address).text == first.text


def _never(*_):
    raise AssertionError("it was compared again")
