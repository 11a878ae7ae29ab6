from collections import Counter

import httpx
import msgspec
import pytest
from sqlmodel import select

from readiness import clock
from readiness.database import for_reading, reading
from readiness.demonstration.people import SHOWN
from readiness.demonstration.seeding import is_seeded, seed
from readiness.example_programme import example_programme, rounds_of
from readiness.identifiers import new_id
from readiness.scorekeeping import instrument_of, progress_of, respondent_of, sheet_of
from readiness.tables import (
    Action,
    ActionPart,
    Constituency,
    Lesson,
    LessonCarry,
    LessonQuestion,
    Membership,
    Organisation,
    PartMove,
    PartState,
    Person,
    Programme,
    Response,
    ResponseState,
    Round,
    Seat,
    Standing,
    StoredReceipt,
    Version,
)
from readiness.verification.whole import verified
from scoring.receipt import Receipt
from tests.servers import serving
from tests.stores import KINDS, postgresql_store, sqlite_store


@pytest.fixture(scope="module", params=KINDS)
def store(request, tmp_path_factory):
    if request.param == "sqlite":
        engine = sqlite_store(tmp_path_factory.mktemp("demonstration"))
    else:
        engine = postgresql_store(request.getfixturevalue("postgresql"), f"demonstration_{new_id()}")
    seed(engine, at=clock.now())
    yield engine
    engine.dispose()


@pytest.fixture
def db(store):
    with reading(store) as session:
        yield session


def test_it_is_filled_in_once(store):
    assert is_seeded(store)


def test_it_says_that_it_is_illustrative(db):
    programme = db.exec(select(Programme)).one()
    assert programme.illustrative and programme.notice.startswith("Illustrative data.")
    assert all("(illustrative)" in name for name in db.exec(select(Organisation.name)))
    assert all(holder is None or "(illustrative)" in holder for holder in db.exec(select(Seat.holder)))
    assert all(email.endswith("@example.org") for email in db.exec(select(Person.email)))


def test_lessons_are_carried_over_the_rounds_and_one_came_back(db):
    lessons = db.exec(select(Lesson).order_by(Lesson.number)).all()
    assert [one.state.value for one in lessons] == ["verified", "raised", "applied", "agreed", "raised"]
    carried = db.exec(select(LessonCarry)).all()
    assert len(carried) == 7
    asked = {one.id: one for one in db.exec(select(Version))}
    for linked in db.exec(select(LessonQuestion)):
        assert f"key: {linked.question_key}" in asked[linked.version_id].document
    assert {one.reference for one in db.exec(select(Action))} == {"TAG02-01", "TMAG04-01", "TMAG04-02", "TMAG04-03"}


def test_an_action_asks_a_constituency_and_what_the_participant_is_asked_waits(db):
    parts = {one.organisation_id: one for one in db.exec(select(ActionPart))}
    assert {one.state.value for one in parts.values()} == {"open", "answered", "accepted"}
    participant = db.exec(select(Person).where(Person.email == "participant@example.org")).one()
    ours = db.exec(select(Membership).where(Membership.person_id == participant.id)).one().organisation_id
    assert parts[ours].state is PartState.OPEN
    last = {one.part_id: one.to_state for one in db.exec(select(PartMove).order_by(PartMove.number))}
    assert all(last.get(one.id, PartState.OPEN) is one.state for one in parts.values())


def test_history_is_whole(store):
    with for_reading(store).connect() as connection:
        found = verified(connection)
    assert found.findings == () and found.changes > 5_000


def test_the_sizes_are_those_of_the_files(db):
    assert len(db.exec(select(Organisation)).all()) == 60
    assert len(db.exec(select(Constituency)).all()) == 14
    assert sum(seat.holder is None for seat in db.exec(select(Seat)).all()) == 6
    versions = db.exec(select(Version).order_by(Version.number)).all()
    assert [one.number for one in versions] == ["1.0", "1.1", "2.0"]
    assert [one.previous_id for one in versions] == [None, versions[0].id, versions[1].id]


def test_past_rounds_have_the_submissions_of_the_files_and_the_open_one_some_of_every_state(db):
    rounds = db.exec(select(Round).order_by(Round.position)).all()
    assert [one.state.value for one in rounds] == ["closed", "closed", "closed", "open"]
    for one, files in zip(rounds, rounds_of(example_programme()), strict=False):
        states = Counter(db.exec(select(Response.state).where(Response.round_id == one.id)))
        answered = len(files.answers.read_text().splitlines())
        assert states == {ResponseState.SUBMITTED: answered, ResponseState.NO_SUBMISSION: 60 - answered}
        assert one.released_at is not None
    states = Counter(db.exec(select(Response.state).where(Response.round_id == rounds[3].id)))
    assert set(states) == {ResponseState.NOT_STARTED, ResponseState.IN_PROGRESS, ResponseState.SUBMITTED}
    assert rounds[3].opens_at < clock.now() < rounds[3].closes_at


def test_receipts_are_the_ones_that_the_command_line_writes(db, tmp_path, capsys):
    from readiness.commands import main
    from readiness.receipt_files import read_receipts

    assert main(["example", "--out", str(tmp_path)]) == 0
    for position, files in enumerate(rounds_of(example_programme()), start=1):
        written = {one.organisation: one.rating for one in read_receipts(tmp_path / f"{files.key}.receipts.jsonl")}
        kept = db.exec(
            select(Organisation.reference, StoredReceipt.body)
            .join(Response, Response.id == StoredReceipt.response_id)
            .join(Organisation, Organisation.id == Response.organisation_id)
            .join(Round, Round.id == Response.round_id)
            .where(Round.position == position)
        ).all()
        assert {reference: msgspec.json.decode(body, type=Receipt).rating for reference, body in kept} == written


def test_standings_are_what_the_answers_give(db):
    round_ = db.exec(select(Round).where(Round.position == 4)).one()
    instrument = instrument_of(db, round_.version_id, round_.scheme_id)
    names = {one.id: one.name for one in db.exec(select(Constituency))}
    for response in db.exec(select(Response).where(Response.round_id == round_.id)).all():
        respondent = respondent_of(instrument, response, names[response.constituency_id])
        progress = progress_of(instrument, respondent, sheet_of(db, instrument, response.id))
        standing = db.get_one(Standing, response.id)
        assert (standing.asked, standing.answered, standing.rating) == (
            progress.asked,
            progress.answered,
            progress.rating,
        )


def test_starting_again_keeps_what_was_entered_and_prints_new_links(tmp_path):
    words = ("demonstrate", "--data", str(tmp_path / "data"))
    with serving(tmp_path, words, READINESS_DATABASE_URL="postgresql://nobody@127.0.0.1:1/real") as server:
        first = server.printed
        assert first.count("/sign-in/") == len(SHOWN)
        assert "Everything shown is invented." in first
        assert httpx.get(f"{server.url}/health/ready").json() == {"status": "ready"}
    with serving(tmp_path, words) as server:
        assert "Filling in" not in server.printed
        assert server.printed.count("/sign-in/") == len(SHOWN)
        assert server.link not in first
