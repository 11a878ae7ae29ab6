"""Whoever holds the database can drop its triggers. History tells."""

import re
from dataclasses import replace

import pytest
import sqlalchemy as sa
from litestar.testing import TestClient

from questionnaires.answers import answers_hash
from questionnaires.exchange.own import content_hash
from questionnaires.loading import load_questionnaire
from readiness import clock
from readiness.app import make_app
from readiness.database import changing, for_reading
from readiness.history import hash_of, record
from readiness.identifiers import new_id
from readiness.tables import ChainHead, Event, Standing, Submission, Version
from readiness.tables.guards import APPEND_ONLY
from readiness.verification.events import Head, head_of
from readiness.verification.whole import verified
from tests.answering import given
from tests.cast import a_world
from tests.stores import KINDS, postgresql_copy, postgresql_store, sqlite_copy, sqlite_store
from tests.visiting import settings_for_tests


@pytest.fixture(scope="module")
def wholes():
    """Worlds in stores that are as they should be, by kind of store; nothing is spoilt but copies."""
    return {}


@pytest.fixture(params=KINDS)
def world(request, wholes, tmp_path, tmp_path_factory):
    """Three changes of two answers, five events, and one submission, in a database of its own, since it is going to be spoilt."""
    if request.param == "sqlite":
        if request.param not in wholes:
            wholes[request.param] = whole(sqlite_store(tmp_path_factory.mktemp("whole")))
        engine = sqlite_copy(tmp_path, wholes[request.param].engine)
    else:
        address = request.getfixturevalue("postgresql")
        if request.param not in wholes:
            wholes[request.param] = whole(postgresql_store(address, f"whole_{new_id()}"))
        engine = postgresql_copy(address, f"spoilt_{new_id()}", wholes[request.param].engine)
    yield replace(wholes[request.param], engine=engine)
    engine.dispose()


@pytest.fixture
def store(world):
    return world.engine


def whole(store):
    made = a_world(store)
    with TestClient(make_app(settings_for_tests(), store), base_url="http://testserver.local") as client:
        visitor, where = made.visitor(client, "participant"), f"/responses/{made.responses['ours'].id}/answers"
        for key, value, version in (("has_plan", "yes", 0), ("staff", "12", 0), ("staff", "13", 1)):
            assert visitor.post(f"{where}/{key}", given(key, value, version)).status_code < 400
    with changing(store) as db:
        for number in range(5):
            record(
                db, action="tested", subject=f"thing:{number}", at=clock.now(), by=made.people["office"].id,
                programme=made.programme.id, details={"count": number},
            )  # fmt: skip
        db.add(
            Submission(
                response_id=made.responses["ours"].id, sheet='{"has_plan":"yes","staff":"13"}', submitted_at=clock.now(),
                content_hash=answers_hash({"has_plan": "yes", "staff": "13"}),
            )
        )  # fmt: skip
    without_triggers(store)
    return made


def without_triggers(engine):
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            for table in (*APPEND_ONLY, "questionnaire_version", "scheme", "assessment_round"):
                connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        else:
            names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
            for name in names:
                connection.exec_driver_sql(f"DROP TRIGGER {name}")


def run(engine, *statements):
    with engine.begin() as connection:
        for statement in statements:
            assert connection.exec_driver_sql(statement).rowcount >= 1, statement


def findings(engine, noted=None):
    with for_reading(engine).connect() as connection:
        return verified(connection, noted).findings


def written_anew(engine, start):
    """Every event from `start` on hashed again, as somebody would who knows how."""
    with changing(engine) as db:
        before = ""
        for event in db.exec(sa.select(Event).order_by(Event.number)).scalars().all():
            if event.number >= start:
                row = {name: getattr(event, name) for name in type(event).model_fields if name != "hash"}
                event.hash = hash_of(row, before)
            before = event.hash
            db.add(event)
        head = db.get_one(ChainHead, 1)
        head.number, head.hash = event.number, before
        db.add(head)


def test_what_was_written_as_usual_is_whole(store, world):
    with for_reading(store).connect() as connection:
        found = verified(connection)
    assert (found.findings, found.changes) == ((), 3)
    assert found.events >= 5 and found.head.number == found.events


COPY = "number, at, person_id, action, programme_id, subject, details, hash"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE event SET details = '{\"count\":9}' WHERE subject = 'thing:2'", ["Event {2} is not as it was written"]),
        ("UPDATE event SET person_id = NULL WHERE subject = 'thing:2'", ["Event {2} is not as it was written"]),
        ("UPDATE event SET at = '2020-01-01 00:00:00.000000' WHERE subject = 'thing:2'", ["Event {2} is not as it was written"]),
        ("UPDATE event SET action = 'opened' WHERE subject = 'thing:4'", ["Event {4} is not as it was written"]),
        ("DELETE FROM event WHERE subject = 'thing:2'", ["Event {2} is missing."]),
        ("DELETE FROM event WHERE subject IN ('thing:1', 'thing:2')", ["Events {1} to {2} are missing."]),
        ("DELETE FROM event WHERE subject = 'thing:4'", ["Event {4} is missing."]),
        (
            f"INSERT INTO event ({COPY}) SELECT number + 1, at, person_id, action, programme_id, subject, details, hash "
            "FROM event WHERE subject = 'thing:4'",
            ["Event {5} is not as it was written", "Events after {4} are more than the head knows"],
        ),
        ("UPDATE event_head SET hash = 'x'", ["The head of the history does not have the hash of event {4}."]),
        ("UPDATE event_head SET number = number - 1", ["Events after {3} are more than the head knows"]),
        ("DELETE FROM event_head", ["The head of the history is missing."]),
    ],
)  # fmt: skip
def test_every_way_of_spoiling_events_is_named(store, world, statement, said):
    with for_reading(store).connect() as connection:
        last = head_of(connection).number
    numbers = {str(thing): last - 4 + thing for thing in range(6)}
    run(store, statement)
    found = findings(store)
    assert len(found) == len(said)
    for finding, expected in zip(found, said, strict=True):
        assert finding.startswith(_numbered(expected, numbers))


def _numbered(sentence, numbers):
    for thing, number in numbers.items():
        sentence = sentence.replace(f"{{{thing}}}", str(number))
    return sentence


def test_two_events_that_change_places_are_named(store, world):
    with for_reading(store).connect() as connection:
        last = head_of(connection).number
    run(
        store,
        f"UPDATE event SET number = {last + 10} WHERE number = {last - 1}",
        f"UPDATE event SET number = {last - 1} WHERE number = {last - 2}",
        f"UPDATE event SET number = {last - 2} WHERE number = {last + 10}",
    )
    assert [finding.split(" is ")[0] for finding in findings(store)] == [
        f"Event {n}" for n in (last - 2, last - 1, last)
    ]


def test_a_noted_head_finds_a_history_that_was_cut_off(store, world):
    with for_reading(store).connect() as connection:
        noted = head_of(connection)
    run(store, f"DELETE FROM event WHERE number >= {noted.number - 1}")
    written_anew(store, 1)
    assert findings(store) == ()
    assert findings(store, noted) == (
        f"The history does not hold the noted head {noted}; it was cut off or written anew since.",
    )


def test_a_noted_head_finds_a_history_that_was_written_anew(store, world):
    with for_reading(store).connect() as connection:
        noted = head_of(connection)
    with changing(store) as db:
        record(db, action="tested", subject="thing:5", at=clock.now(), by=None)
    assert findings(store, noted) == ()
    run(store, f"UPDATE event SET action = 'agreed' WHERE number = {noted.number - 1}")
    written_anew(store, noted.number - 1)
    assert findings(store) == ()
    assert "written anew" in findings(store, noted)[0]


def test_the_head_of_an_empty_history_is_part_of_every_history(store, world):
    assert findings(store, Head(0, "")) == ()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE answer_change SET value = '\"no\"' WHERE number = 1", ["change 1 (to has_plan) is not as", "the answer to has_plan differs"]),
        ("UPDATE answer_change SET saved_by = NULL WHERE number = 3", ["change 3 (to staff) is not as", "the answer to staff differs"]),
        ("UPDATE answer_change SET saved_at = '2020-01-01 00:00:00.000000' WHERE number = 2", ["change 2 (to staff) is not as"]),
        ("UPDATE answer_change SET version = 7 WHERE number = 2", ["change 2 (to staff) is not as"]),
        ("DELETE FROM answer_change WHERE number = 2", ["before change 3, changes are missing"]),
        ("DELETE FROM answer_change WHERE number = 3", ["its chain ends at change 2, but its head says 3", "the answer to staff differs"]),
        (
            "INSERT INTO answer_change (response_id, number, question_key, value, version, saved_at, saved_by, hash) SELECT response_id, "
            "number + 1, 'notes', value, 1, saved_at, saved_by, hash FROM answer_change WHERE number = 3",
            ["change 4 (to notes) is not as", "its chain ends at change 4, but its head says 3", "the answer to notes is missing"],
        ),
        ("UPDATE answer SET value = '14' WHERE question_key = 'staff'", ["the answer to staff differs from its last change, 3."]),
        ("UPDATE answer SET version = 9 WHERE question_key = 'staff'", ["the answer to staff differs from its last change, 3."]),
        ("DELETE FROM answer WHERE question_key = 'staff'", ["the answer to staff is missing; its last change is 3."]),
        (
            "INSERT INTO answer (response_id, question_key, value, version, saved_at) SELECT response_id, 'notes', value, 1, "
            "saved_at FROM answer WHERE question_key = 'staff'",
            ["the answer to notes was put in; no change led to it."],
        ),
        ("UPDATE standing SET changes_hash = 'x' WHERE changes = 3", ["its head does not have the hash of change 3."]),
        ("DELETE FROM standing WHERE changes = 3", ["its standing, which holds the head of its chain, is missing."]),
        ("UPDATE submission SET sheet = '{\"has_plan\":\"no\",\"staff\":\"13\"}'", ["submission 1 is not as it was handed in."]),
        ("UPDATE submission SET sheet = '[]'", ["submission 1 is not as it was handed in."]),
    ],
)  # fmt: skip
def test_every_way_of_spoiling_answers_is_named(store, world, statement, said):
    run(store, statement)
    found = findings(store)
    assert len(found) == len(said)
    for finding, expected in zip(found, said, strict=True):
        assert finding.startswith(f"Response {world.responses['ours'].id}: {expected}")


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE questionnaire_version SET document = REPLACE(document, 'Is there a plan?', 'Is there no plan?')", "Questionnaire tiny 1.0"),
        ("UPDATE scheme SET document = REPLACE(document, 'from: 75', 'from: 70')", "Scheme tiny-points 1.0"),
        ("UPDATE scheme SET document = 'nothing'", "Scheme tiny-points 1.0"),
    ],
)  # fmt: skip
def test_a_published_document_that_was_changed_is_named(store, world, statement, said):
    run(store, statement)
    assert [finding.partition(" (")[0] for finding in findings(store)] == [said]


def test_a_chain_written_anew_after_handing_in_is_found_by_the_event_of_handing_in(store, world):
    response = world.responses["ours"].id
    with changing(store) as db:
        standing = db.get_one(Standing, response)
        record(
            db, action="handed in", subject=f"response:{response}", at=clock.now(), by=None,
            details={"changes": standing.changes, "changes_hash": standing.changes_hash},
        )  # fmt: skip
    assert findings(store) == ()
    run(
        store,
        "DELETE FROM answer_change WHERE number = 3",
        "UPDATE standing SET changes = 2, changes_hash = (SELECT hash FROM answer_change WHERE number = 2) WHERE changes = 3",
        "UPDATE answer SET value = (SELECT value FROM answer_change WHERE number = 2), version = 1, "
        "saved_at = (SELECT saved_at FROM answer_change WHERE number = 2) WHERE question_key = 'staff'",
    )
    assert findings(store) == (f"Response {response}: history noted change 3 at handing in, which is missing.",)


@pytest.fixture
def handed_in(store, world):
    """Signed and handed in through the pages, as it is done. The id of the response."""
    ours = world.responses["ours"].id
    here = f"/responses/{ours}"
    with changing(store) as db:
        db.execute(sa.delete(Submission))
    with TestClient(make_app(settings_for_tests(), store), base_url="http://testserver.local") as client:
        visitor = world.visitor(client, "signatory")
        visitor.post(f"{here}/sections/build", given("maturity", "some") | given("supplier_only", "yes"))
        shown = re.search(r'name="hash" value="([^"]+)"', visitor.get(f"{here}/check").text)[1]
        assert visitor.post(f"{here}/sign", {"hash": shown, "confirm": "yes", "then": "hand_in"}).status_code == 303
    assert findings(store) == ()
    return ours


def test_handing_in_holds_the_chain_of_answers_fast(store, handed_in):
    run(
        store,
        "DELETE FROM answer_change WHERE number = 5",
        "DELETE FROM answer WHERE question_key = 'supplier_only'",
        "UPDATE standing SET changes = 4, changes_hash = (SELECT hash FROM answer_change WHERE number = 4) WHERE changes = 5",
    )
    assert findings(store) == (f"Response {handed_in}: history noted change 5 at handing in, which is missing.",)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            f"UPDATE submission SET sheet = '{{\"has_plan\":\"no\"}}', content_hash = '{answers_hash({'has_plan': 'no'})}'",
            "The submission",
        ),
        ("UPDATE sign_off SET content_hash = 'x'", "The sign-off"),
        ("DELETE FROM sign_off", "The sign-off"),
    ],
)
def test_what_was_changed_together_with_its_hash_is_found_by_the_event_that_noted_it(store, handed_in, statement, said):
    run(store, statement)
    (finding,) = findings(store)
    assert finding.startswith(said)


def test_a_questionnaire_changed_together_with_its_hash_is_found_by_the_event_of_publishing(store, world):
    details = {"hash": world.version.content_hash, "schemes": {world.scheme.id: world.scheme.content_hash}}
    with changing(store) as db:
        record(
            db, action="published", subject=f"version:{world.version.id}", at=clock.now(), by=None, details=details
        )  # fmt: skip
    assert findings(store) == ()
    text = world.version.document.replace("Is there a plan?", "Is there no plan?")
    with changing(store) as db:
        version = db.get_one(Version, world.version.id)
        version.document, version.content_hash = text, content_hash(load_questionnaire(text, "q"))
        db.add(version)
    (finding,) = findings(store)
    assert finding.startswith(f"The questionnaire {world.version.id} does not have the hash that event")


def test_a_moment_that_is_none_is_a_finding_and_no_crash(store, world):
    if store.dialect.name == "postgresql":
        pytest.skip("PostgreSQL keeps moments as moments")
    run(store, "UPDATE event SET at = 'yesterday' WHERE subject = 'thing:1'")
    assert len(findings(store)) == 1
