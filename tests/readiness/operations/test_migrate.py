import sqlalchemy as sa
from alembic.config import Config
from alembic.script import ScriptDirectory

from readiness.database import make_engine
from readiness.migrations.states import VERSIONS, steps
from tests.servers import command


def run(url, *statements):
    engine = make_engine(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(sa.text(statement))
    engine.dispose()


def test_an_empty_database_is_brought_to_the_schema_and_checked(tmp_path):
    settings = {"READINESS_DATA_DIR": str(tmp_path / "data")}
    assert command("migrate", "--check", **settings).returncode == 1
    assert command("migrate", **settings).returncode == 0
    checked = command("migrate", "--check", **settings)
    assert (checked.returncode, checked.stdout) == (0, "The database has the schema this version needs.\n")


def test_a_database_of_something_else_or_of_a_newer_version_is_left_alone(tmp_path):
    url = f"sqlite:///{tmp_path / 'other.db'}"
    run(url, "CREATE TABLE notes (id INTEGER)")
    for words in (("migrate",), ("serve",), ("migrate", "--check")):
        ended = command(*words, READINESS_DATABASE_URL=url)
        assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
        assert "tables that are not Readiness's" in ended.stderr
    run(url, "CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES ('9999')")
    ended = command("serve", READINESS_DATABASE_URL=url)
    assert "a schema newer than this version" in ended.stderr


def test_a_server_does_not_start_on_an_older_schema(tmp_path):
    url = f"sqlite:///{tmp_path / 'older.db'}"
    run(url, "CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES ('0001')")
    ended = command("serve", READINESS_DATABASE_URL=url)
    assert (ended.returncode, ended.stderr) == (
        1, "readiness: The database has an older schema; make a backup, then run `readiness migrate`.\n",
    )  # fmt: skip


def test_a_wrong_setting_stops_every_command_with_code_2():
    for words in (("serve",), ("migrate",), ("history", "verify"), ("administrator", "ada@example.org")):
        ended = command(*words, READINESS_PORT="many")
        assert (ended.returncode, ended.stderr) == (
            2, "readiness: READINESS_PORT is 'many'; give a whole number from 1 to 65535.\n",
        )  # fmt: skip


def test_steps_are_a_single_line_named_as_the_files_are():
    config = Config()
    config.set_main_option("script_location", str(VERSIONS.parent))
    walked = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()]
    assert list(reversed(walked)) == list(steps())
