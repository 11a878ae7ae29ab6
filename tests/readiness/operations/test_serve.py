import stat

import httpx
import pytest
import sqlalchemy as sa

from readiness.database import make_engine, reading
from readiness.identifiers import hash_of
from readiness.tables import Membership, Person, SignInLink
from tests.servers import command, free_port, serving
from tests.stores import KINDS


@pytest.fixture(params=KINDS)
def empty(request, tmp_path):
    """The address of a database with nothing in it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'data' / 'readiness.db'}"
    from tests.stores import empty_postgresql

    return empty_postgresql(request.getfixturevalue("postgresql"))


def secret_in(link):
    return link.rsplit("/", 1)[1]


def links(url):
    engine = make_engine(url)
    with reading(engine) as db:
        rows = db.execute(
            sa.select(SignInLink.token_hash, Person.email, Membership.role)
            .join(Person, Person.id == SignInLink.person_id)
            .join(Membership, Membership.person_id == Person.id)
        ).all()
    engine.dispose()
    return [tuple(row) for row in rows]


def test_an_empty_database_gets_its_schema_and_one_administrator_whose_link_is_printed_until_used(empty, tmp_path):
    with serving(tmp_path, READINESS_DATABASE_URL=empty, READINESS_ADMIN_EMAIL="Ada@example.org") as server:
        assert httpx.get(f"{server.url}/health/ready").json() == {"status": "ready"}
        first = secret_in(server.link)
        assert links(empty) == [(hash_of(first), "ada@example.org", "administrator")]
        assert server.stop() == 0
    with serving(tmp_path, READINESS_DATABASE_URL=empty, READINESS_ADMIN_EMAIL="ada@example.org") as server:
        second = secret_in(server.link)
        assert first != second
        assert links(empty) == [(hash_of(second), "ada@example.org", "administrator")]
        page = httpx.get(server.link)
        assert page.status_code == 200 or "/sign-in" not in page.text  # the page itself belongs to signing in


def test_once_somebody_has_signed_in_no_link_is_printed(empty, tmp_path):
    with serving(tmp_path, READINESS_DATABASE_URL=empty):
        pass
    engine = make_engine(empty)
    with engine.begin() as connection:
        connection.execute(
            sa.text(
                "INSERT INTO login_session (token_hash, id, person_id, created_at, last_seen_at, expires_at, browser)"
                " SELECT 'x', 'x', id, created_at, created_at, created_at, '' FROM person"
            )
        )
    engine.dispose()
    with serving(tmp_path, READINESS_DATABASE_URL=empty) as server:
        assert "sign-in" not in server.printed


def test_several_processes_share_the_address_and_their_measurements(empty, tmp_path):
    with serving(tmp_path, ("serve", "--workers", "2"), READINESS_DATABASE_URL=empty) as server:
        for _ in range(20):
            assert httpx.get(f"{server.url}/health").status_code == 200
        text = httpx.get(f"{server.url}/metrics").text
        counted = [
            line for line in text.splitlines() if line.startswith("readiness_requests_total{") and '"/health"' in line
        ]
        assert sum(float(line.rsplit(" ", 1)[1]) for line in counted) >= 20
        assert server.stop() == 0


def test_a_connection_that_is_kept_open_does_not_keep_the_server_from_stopping(tmp_path):
    with serving(tmp_path) as server, httpx.Client(base_url=server.url) as client:
        assert client.get("/health").status_code == 200
        assert server.stop() == 0


def test_the_data_folder_is_its_owners_alone(tmp_path):
    with serving(tmp_path):
        assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


def test_a_taken_port_is_one_sentence_and_keeps_the_link_that_was_printed(tmp_path):
    with serving(tmp_path) as server:
        port = server.url.rsplit(":", 1)[1]
        data = str(tmp_path / "data")
        second = command("serve", READINESS_PORT=port, READINESS_DATA_DIR=data)
        assert (second.returncode, second.stdout) == (1, "")
        assert second.stderr == (
            f"readiness: The server cannot listen on 127.0.0.1, port {port} (Address already in use); "
            "give another in READINESS_HOST or READINESS_PORT.\n"
        )
        assert links(f"sqlite:///{tmp_path / 'data' / 'readiness.db'}")[0][0] == hash_of(secret_in(server.link))


def test_a_folder_that_is_a_file_is_one_sentence(tmp_path):
    (tmp_path / "data").write_text("")
    ended = command("serve", READINESS_PORT=str(free_port()), READINESS_DATA_DIR=str(tmp_path / "data"))
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert "cannot be made" in ended.stderr and "READINESS_DATA_DIR" in ended.stderr


def test_a_database_that_does_not_answer_is_one_sentence_without_its_password(tmp_path):
    url = f"postgresql://readiness:hush@127.0.0.1:{free_port()}/readiness"
    ended = command("serve", READINESS_PORT=str(free_port()), READINESS_DATABASE_URL=url)
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert "cannot be reached" in ended.stderr and "hush" not in ended.stderr


def test_a_file_that_is_no_database_is_one_sentence(tmp_path):
    (tmp_path / "notes.db").write_text("These are notes. " * 500)
    ended = command(
        "serve", READINESS_PORT=str(free_port()), READINESS_DATA_DIR=str(tmp_path),
        READINESS_DATABASE_URL=f"sqlite:///{tmp_path / 'notes.db'}",
    )  # fmt: skip
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert "file is not a database" in ended.stderr


def test_logs_are_lines_of_json_with_the_id_that_the_answer_carries(tmp_path):
    with serving(tmp_path) as server:
        answer = httpx.get(f"{server.url}/nowhere/at-all?email=someone@example.org")
        found = server.logged(answer.headers["x-request-id"])
        assert [(line["event"], line["status"]) for line in found] == [("answered", 404)]
        assert "someone" not in server.log and secret_in(server.link) not in server.log


def test_checking_a_questionnaire_loads_neither_web_nor_database():
    import subprocess
    import sys

    from tests.servers import environment

    code = (
        "import sys\nfrom readiness.commands import _parser\n"
        "_parser().parse_args(['questionnaire', 'check', 'x.yaml'])\n"
        "print(sorted({'litestar', 'sqlalchemy', 'uvicorn', 'alembic', 'jinja2'} & set(sys.modules)))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment(), timeout=60
    )
    assert ended.stdout == "[]\n"
