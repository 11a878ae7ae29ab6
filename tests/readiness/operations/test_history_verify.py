import pytest

from tests.cast import a_world
from tests.servers import command
from tests.stores import sqlite_store


@pytest.fixture
def data(tmp_path):
    engine = sqlite_store(tmp_path)
    a_world(engine)
    from readiness import clock
    from readiness.database import changing
    from readiness.history import record

    with changing(engine) as db:
        for number in range(3):
            record(db, action="tested", subject=f"thing:{number}", at=clock.now(), by=None)
    yield tmp_path
    engine.dispose()


def test_it_prints_the_head_to_note_and_takes_it_again(data):
    first = command("history", "verify", READINESS_DATA_DIR=str(data))
    assert (first.returncode, first.stderr) == (0, "")
    head = first.stdout.split("the head is ")[1].split()[0]
    assert head.startswith("3:") and len(head) == 66
    assert command("history", "verify", "--head", head, READINESS_DATA_DIR=str(data)).returncode == 0
    other = command("history", "verify", "--head", f"2:{'0' * 64}", READINESS_DATA_DIR=str(data))
    assert other.returncode == 1
    assert (
        other.stderr
        == f"The history does not hold the noted head 2:{'0' * 64}; it was cut off or written anew since.\n"
    )


def test_a_head_that_is_none_is_refused(data):
    ended = command("history", "verify", "--head", "latest", READINESS_DATA_DIR=str(data))
    assert ended.returncode == 2 and "give the number and the hash as they were printed" in ended.stderr


def test_an_empty_database_has_no_history(tmp_path):
    ended = command("history", "verify", READINESS_DATA_DIR=str(tmp_path / "elsewhere"))
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert "The database is empty" in ended.stderr
