"""Backups of either database restored into either, made while others write, and refused where anything is amiss."""

import gzip
import stat
import threading
from datetime import UTC, datetime

import msgspec
import pytest
import sqlalchemy as sa

from readiness import clock
from readiness.backups.format import described
from readiness.backups.reading import check
from readiness.backups.restoring import HELD_BACK, restore
from readiness.backups.writing import back_up
from readiness.database import changing, for_reading, make_engine
from readiness.history import record
from readiness.identifiers import new_id
from readiness.mail import queue
from readiness.serving.obstacles import Obstacle
from readiness.tables import Organisation, SignInLink, Version, VersionState, metadata
from readiness.verification.whole import verified
from tests.cast import a_world
from tests.stores import KINDS, empty_postgresql, postgresql_store, sqlite_store

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
CHANGED = ("login_session", "sign_in_link", "outbox_mail", "event", "event_head")
"""Tables that restoring makes safe, or adds to."""


def a_store(kind, folder, request):
    if kind == "sqlite":
        folder.mkdir(exist_ok=True)
        return sqlite_store(folder)
    return postgresql_store(request.getfixturevalue("postgresql"), f"backup_{new_id()}")


def an_empty_one(kind, folder, request):
    if kind == "sqlite":
        folder.mkdir(exist_ok=True)
        return make_engine(f"sqlite:///{folder / 'restored.db'}")
    return make_engine(empty_postgresql(request.getfixturevalue("postgresql")))


@pytest.fixture(params=KINDS)
def store(request, tmp_path):
    """Two worlds, mails, a link, and rows that refer to rows of their own table in the awkward order."""
    engine = a_store(request.param, tmp_path / "from", request)
    worlds = [a_world(engine), a_world(engine)]
    with changing(engine) as db:
        for world in worlds:
            ours = world.organisations["ours"]
            parent = Organisation(
                id=f"zz{new_id()[2:]}", programme_id=world.programme.id, reference="PARENT", name="Parent — ‘ünïcødé’ \u2028",
                weight="0.10", market_roles=[], facts={"size": "10", "more": {"a": [1, None, True]}}, created_at=NOW,
            )  # fmt: skip
            db.add(parent)
            db.flush()
            ours.parent_id = parent.id
            db.add(ours)
            db.add(
                Version(
                    id=f"00{new_id()[2:]}", questionnaire_id=world.version.questionnaire_id, number="2.0", title="Next",
                    state=VersionState.DRAFT, document="x", content_hash="x", previous_id=world.version.id, created_at=NOW,
                )
            )  # fmt: skip
            record(db, action="tested", subject="thing:1", at=NOW, by=None, programme=world.programme.id)
        queue(db, to="someone@example.org", subject="Waiting", body="A link", at=NOW)
        db.add(
            SignInLink(
                token_hash="unused", person_id=worlds[0].people["office"].id, created_at=NOW, expires_at=clock.now()
            )
        )
    yield engine
    engine.dispose()


def contents(engine, without=()):
    with for_reading(engine).connect() as connection:
        return {
            table.name: sorted(
                msgspec.json.encode(tuple(row), order="sorted") for row in connection.execute(sa.select(table)).all()
            )
            for table in metadata.sorted_tables
            if table.name not in without
        }


@pytest.mark.parametrize("into", KINDS)
def test_a_backup_of_either_database_is_restored_into_either(store, into, tmp_path, request):
    file = tmp_path / "all.backup"
    made = back_up(store, file, at=NOW)
    target = an_empty_one(into, tmp_path / "into", request)
    restored = restore(target, file, at=clock.now())
    assert restored.rows == made.rows
    assert restored.history.findings == () and str(restored.history.head) == made.head
    assert contents(target, CHANGED) == contents(store, CHANGED)
    with for_reading(target).connect() as connection:
        assert verified(connection).findings == ()
    target.dispose()


def test_after_restoring_nobody_is_signed_in_no_link_works_and_no_mail_goes_out_again(store, tmp_path, request):
    file = tmp_path / "all.backup"
    back_up(store, file, at=NOW)
    target = an_empty_one("sqlite", tmp_path / "into", request)
    assert restore(target, file, at=clock.now()).held_back == 1
    with target.connect() as connection:
        assert connection.exec_driver_sql("SELECT COUNT(*) FROM login_session WHERE ended_at IS NULL").scalar() == 0
        assert connection.exec_driver_sql("SELECT COUNT(*) FROM sign_in_link").scalar() == 0
        kept = connection.exec_driver_sql("SELECT body, last_error FROM outbox_mail").all()
        assert [tuple(row) for row in kept] == [("", HELD_BACK)]
        last = connection.exec_driver_sql("SELECT action FROM event ORDER BY number DESC LIMIT 1").scalar()
        assert last == "restored"
    target.dispose()


def test_what_is_frozen_is_frozen_in_the_restored_database(store, tmp_path, request):
    file = tmp_path / "all.backup"
    back_up(store, file, at=NOW)
    target = an_empty_one("sqlite", tmp_path / "into", request)
    restore(target, file, at=clock.now())
    with target.connect() as connection, pytest.raises(sa.exc.IntegrityError, match="keeps what is frozen"):
        connection.exec_driver_sql("DELETE FROM event")
    target.dispose()


def test_a_backup_while_others_write_is_of_one_moment(store, tmp_path, request):
    enough, written = threading.Event(), []

    def write():
        while not enough.is_set():
            with changing(store) as db:
                record(db, action="tested", subject="thing:2", at=clock.now(), by=None)
            written.append(1)

    writers = [threading.Thread(target=write) for _ in range(2)]
    for one in writers:
        one.start()
    try:
        files = [tmp_path / f"{number}.backup" for number in range(3)]
        heads, seen = [], 0
        for number, file in enumerate(files, start=1):
            # Two more than there were, so that one at least was written since the backup before.
            while len(written) < (20 if number == 1 else seen + 2):
                pass
            heads.append(back_up(store, file, at=NOW).head)
            seen = len(written)
    finally:
        enough.set()
        for one in writers:
            one.join()
    assert len(set(heads)) == 3
    for file, head in zip(files, heads, strict=True):
        target = an_empty_one("sqlite", tmp_path / file.stem, request)
        restored = restore(target, file, at=clock.now())
        assert restored.history.findings == () and str(restored.history.head) == head
        target.dispose()


def test_the_file_is_its_owners_alone_and_replaces_none(store, tmp_path):
    file = tmp_path / "all.backup"
    back_up(store, file, at=NOW)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.glob("*backup*")] == ["all.backup"]
    with pytest.raises(Obstacle, match="exists already"):
        back_up(store, file, at=NOW)


def test_a_folder_that_is_missing_is_one_sentence(store, tmp_path):
    with pytest.raises(Obstacle, match="cannot be written"):
        back_up(store, tmp_path / "nowhere" / "all.backup", at=NOW)


def _repacked(data, change):
    return gzip.compress(change(gzip.decompress(data)))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data[: len(data) // 2], "damaged or not complete"),
        (lambda data: data[:-1], "damaged or not complete"),
        (lambda data: data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1 :], "damaged"),
        (lambda data: _repacked(data, lambda text: text.replace(b"Ours Energy", b"Ours Enargy")), "damaged or not complete"),
        (lambda data: _repacked(data, lambda text: b"".join(text.splitlines(keepends=True)[:-1])), "damaged or not complete"),
        (lambda data: _repacked(data, lambda text: text + b"[1]\n"), "damaged or not complete"),
        (lambda data: _repacked(data, lambda text: text.replace(b'"readiness-backup":1', b'"readiness-backup":2')), "format 2"),
        (lambda data: b"not a backup", "is not a backup"),
        (lambda data: b"", "is not a backup"),
        (lambda data: gzip.compress(b'{"some": "json"}\n'), "is not a backup"),
        (lambda data: gzip.compress(b"\xff\xfe\n"), "is not a backup"),
    ],
    ids=[
        "half", "all but a byte", "one bit", "one word", "without its seal", "with a row more", "another format", "text",
        "nothing", "other json", "no json",
    ],
)  # fmt: skip
def test_a_file_that_is_damaged_or_something_else_is_refused_before_anything_is_done(spoil, said, tmp_path, request):
    engine = a_store("sqlite", tmp_path / "from", request)
    a_world(engine)
    file = tmp_path / "all.backup"
    back_up(engine, file, at=NOW)
    check(file)
    file.write_bytes(spoil(file.read_bytes()))
    target = an_empty_one("sqlite", tmp_path / "into", request)
    with pytest.raises(Obstacle, match=said):
        restore(target, file, at=NOW)
    assert sa.inspect(target).get_table_names() == []
    engine.dispose()
    target.dispose()


def test_a_database_with_anything_in_it_is_refused(store, tmp_path):
    file = tmp_path / "all.backup"
    back_up(store, file, at=NOW)
    before = contents(store)
    with pytest.raises(Obstacle, match="not empty"):
        restore(store, file, at=NOW)
    assert contents(store) == before


@pytest.mark.parametrize("into", KINDS)
def test_a_restore_that_fails_half_way_leaves_nothing(into, tmp_path, request):
    engine = a_store("sqlite", tmp_path / "from", request)
    a_world(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql(
            "INSERT INTO seat (id, group_id, constituency_id, from_on) VALUES ('s', 'none', 'none', '2024-01-01')"
        )
    file = tmp_path / "all.backup"
    back_up(engine, file, at=NOW)
    target = an_empty_one(into, tmp_path / "into", request)
    with pytest.raises(Obstacle, match="does not fit the schema"):
        restore(target, file, at=NOW)
    assert sa.inspect(target).get_table_names() == []
    engine.dispose()
    target.dispose()


def test_a_newer_backup_names_the_version_to_use(tmp_path, request):
    engine = a_store("sqlite", tmp_path / "from", request)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    back_up(engine, tmp_path / "all.backup", at=NOW)
    target = an_empty_one("sqlite", tmp_path / "into", request)
    with pytest.raises(Obstacle, match="which is newer; restore it with that version"):
        restore(target, tmp_path / "all.backup", at=NOW)
    engine.dispose()
    target.dispose()


@pytest.mark.parametrize("name", sorted(metadata.tables))
def test_every_column_has_a_kind(name):
    assert all(column.kind for column in described(metadata.tables[name]).columns)
