"""What is published stays as it is: against pages, commands and whoever reaches the tables."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from readiness.commands import main
from readiness.database import reading
from readiness.tables import SchemeVersion, Version
from tests.cast import QUESTIONNAIRE, SCHEME

VERSION_COLUMNS = (
    "number", "title", "document", "content_hash", "created_at", "published_at", "questionnaire_id", "id", "lineage_confirmed_at",
)  # fmt: skip
SCHEME_COLUMNS = (
    "key",
    "number",
    "title",
    "document",
    "content_hash",
    "published_at",
    "created_at",
    "version_id",
    "id",
)


def stored(world):
    with reading(world.engine) as db:
        version, scheme = db.get_one(Version, world.version.id), db.get_one(SchemeVersion, world.scheme.id)
        return version.model_dump(), scheme.model_dump()


def run(world, statement: str, **values: str) -> None:
    with Session(world.engine) as db, db.begin():
        db.connection().execute(sa.text(statement), values)


def refused(world, statement: str, **values: str) -> None:
    before = stored(world)
    with pytest.raises(DatabaseError, match=r"keeps what is frozen|foreign key|FOREIGN KEY"):
        run(world, statement, **values)
    assert stored(world) == before


@pytest.mark.parametrize("column", VERSION_COLUMNS)
def test_no_column_of_a_published_version_is_updated(world, column):
    value = "'2020-01-01 00:00:00+00'" if column.endswith("_at") else "'changed'"
    refused(world, f"UPDATE questionnaire_version SET {column} = {value} WHERE id = :id", id=world.version.id)


@pytest.mark.parametrize("column", SCHEME_COLUMNS)
def test_no_column_of_a_published_scheme_is_updated(world, column):
    value = "'2020-01-01 00:00:00+00'" if column.endswith("_at") else "'changed'"
    refused(world, f"UPDATE scheme SET {column} = {value} WHERE id = :id", id=world.scheme.id)


@pytest.mark.parametrize("table", ["questionnaire_version", "scheme"])
def test_neither_goes_back_to_being_a_draft_nor_comes_back_from_retirement(world, table):
    key = world.version.id if table == "questionnaire_version" else world.scheme.id
    refused(world, f"UPDATE {table} SET state = 'draft' WHERE id = :id", id=key)
    run(world, f"UPDATE {table} SET state = 'retired' WHERE id = :id", id=key)
    refused(world, f"UPDATE {table} SET state = 'published' WHERE id = :id", id=key)


@pytest.mark.parametrize("table", ["questionnaire_version", "scheme"])
def test_neither_is_deleted(world, table):
    key = world.version.id if table == "questionnaire_version" else world.scheme.id
    refused(world, f"DELETE FROM {table} WHERE id = :id", id=key)


@pytest.mark.parametrize("table", ["questionnaire_version", "scheme"])
def test_neither_table_is_emptied_or_its_rows_replaced(world, table):
    if world.engine.dialect.name == "postgresql":
        refused(world, f"TRUNCATE {table} CASCADE")
    else:
        key = world.version.id if table == "questionnaire_version" else world.scheme.id
        columns = ", ".join(
            column.name for column in Version.__table__.columns if table == "questionnaire_version"
        ) or ", ".join(column.name for column in SchemeVersion.__table__.columns)
        changed = columns.replace("document", "'changed'")
        refused(
            world, f"INSERT OR REPLACE INTO {table} ({columns}) SELECT {changed} FROM {table} WHERE id = :id", id=key
        )
        refused(world, f"UPDATE OR REPLACE {table} SET document = 'changed' WHERE id = :id", id=key)


def test_upserts_do_not_change_it_either(world):
    columns = ", ".join(column.name for column in Version.__table__.columns)
    refused(
        world,
        f"INSERT INTO questionnaire_version ({columns}) SELECT {columns} FROM questionnaire_version WHERE id = :id "
        "ON CONFLICT (id) DO UPDATE SET document = 'changed'",
        id=world.version.id,
    )


@pytest.mark.parametrize("name", ["administrator", "office", "author"])
def test_no_page_changes_it(client, world, name):
    visitor, before = world.visitor(client, name), stored(world)
    upload = f"/programmes/{world.programme.id}/questionnaires/upload"
    changed = QUESTIONNAIRE.replace("Is there a plan?", "Is there no plan?")
    answers = [
        visitor.post(upload, {"questionnaire": changed, "scheme": SCHEME, "do": "keep"}, files={"none": b""}),
        visitor.post(
            upload,
            {"questionnaire": QUESTIONNAIRE, "scheme": SCHEME.replace("from: 75", "from: 1")},
            files={"none": b""},
        ),
        visitor.post(f"/versions/{world.version.id}/discard"),
        visitor.post(f"/versions/{world.version.id}/lineage", {"hash": world.version.content_hash}),
        visitor.post(f"/versions/{world.version.id}/publish"),
    ]
    assert [answer.status_code for answer in answers] == [422, 422, 409, 409, 303]
    assert stored(world) == before


def test_no_command_changes_it(world, tmp_path):
    """Commands work on files: they refuse a published number with other content, and leave its lock as it was."""
    asked, lock = tmp_path / "tiny.yaml", tmp_path / "published.lock"
    asked.write_text(QUESTIONNAIRE)
    assert main(["questionnaire", "publish", str(asked), "--lock", str(lock)]) == 0
    kept = lock.read_bytes()
    asked.write_text(QUESTIONNAIRE.replace("Is there a plan?", "Is there no plan?"))
    assert main(["questionnaire", "publish", str(asked), "--lock", str(lock)]) != 0
    assert lock.read_bytes() == kept
