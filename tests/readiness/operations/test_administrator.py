import sqlalchemy as sa

from readiness.database import make_engine
from readiness.identifiers import hash_of
from tests.servers import command, serving


def rows(folder, statement):
    engine = make_engine(f"sqlite:///{folder / 'data' / 'readiness.db'}")
    with engine.begin() as connection:
        found = [tuple(row) for row in connection.execute(sa.text(statement)).all()]
    engine.dispose()
    return found


def test_the_placeholder_of_the_first_start_becomes_the_administrator_that_is_named(tmp_path):
    with serving(tmp_path) as server:
        assert "readiness administrator YOU@EXAMPLE.ORG" in server.printed
    named = command("administrator", "Ada@Example.org", READINESS_DATA_DIR=str(tmp_path / "data"))
    assert named.returncode == 0
    secret = named.stdout.rsplit("/sign-in/", 1)[1].strip()
    assert rows(tmp_path, "SELECT email, role FROM person JOIN membership ON person_id = person.id") == [
        ("ada@example.org", "administrator")
    ]
    assert rows(tmp_path, "SELECT token_hash FROM sign_in_link") == [(hash_of(secret),)]


def test_another_address_is_another_administrator_and_the_same_one_is_not_made_twice(tmp_path):
    settings = {"READINESS_DATA_DIR": str(tmp_path / "data")}
    for email in ("ada@example.org", "bea@example.org", "ada@example.org"):
        assert command("administrator", email, **settings).returncode == 0
    assert rows(tmp_path, "SELECT email, role FROM person JOIN membership ON person_id = person.id ORDER BY email") == [
        ("ada@example.org", "administrator"), ("bea@example.org", "administrator"),
    ]  # fmt: skip
    assert rows(tmp_path, "SELECT COUNT(*) FROM event WHERE action = 'appointed'") == [(2,)]


def test_what_is_no_address_is_refused(tmp_path):
    ended = command("administrator", "ada", READINESS_DATA_DIR=str(tmp_path / "data"))
    assert (ended.returncode, ended.stderr) == (2, "readiness: 'ada' is not an e-mail address; give one.\n")
