"""Frozen rows against whoever reaches the tables, on connections that are not ours."""

import sqlite3

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from readiness import clock
from readiness.database import changing
from readiness.identifiers import new_id
from readiness.tables import Submission, Version, VersionState
from tests.cast import a_world
from tests.stores import sqlite_store

FROZEN = r"keeps what is frozen"


@pytest.mark.parametrize(
    "change",
    [
        "state = 'planned'",
        "state = 'planned', as_of = '2001-01-01'",
        "as_of = '2001-01-01'",
        "audience = NULL",
        "id = 'other'",
    ],
)
def test_an_open_round_does_not_become_a_plan_again(world, change):
    with pytest.raises(DatabaseError, match=FROZEN), world.engine.begin() as connection:
        connection.execute(sa.text(f"UPDATE assessment_round SET {change} WHERE id = :id"), {"id": world.round.id})


@pytest.fixture
def spoiler(tmp_path):
    """Somebody with the file and another program: the pragmas of our connections do not hold there."""
    engine = sqlite_store(tmp_path)
    world = a_world(engine)
    with changing(engine) as db:
        db.add(
            Submission(
                id="kept",
                response_id=world.responses["ours"].id,
                sheet="{}",
                content_hash="h",
                submitted_at=clock.now(),
            )
        )
        version = Version(
            id="draft", questionnaire_id=world.version.questionnaire_id, number="9", title="Draft", document="x",
            content_hash="y", created_at=clock.now(), state=VersionState.DRAFT,
        )  # fmt: skip
        db.add(version)
    engine.dispose()
    connection = sqlite3.connect(engine.url.database, isolation_level=None)
    yield connection, world
    connection.close()


def test_no_frozen_row_is_replaced_by_any_of_its_keys(spoiler):
    connection, world = spoiler
    columns = "id, response_id, number, sheet, content_hash, submitted_at"
    for given in (
        f"INSERT OR REPLACE INTO submission ({columns}) SELECT '{new_id()}', response_id, number, 'no', 'h', submitted_at FROM submission",
        f"INSERT OR REPLACE INTO submission ({columns}) SELECT 'kept', response_id, 7, 'no', 'h', submitted_at FROM submission",
        f"INSERT OR REPLACE INTO submission (rowid, {columns}) "
        f"SELECT rowid, '{new_id()}', response_id, 7, 'no', 'h', submitted_at FROM submission",
        f"UPDATE OR REPLACE questionnaire_version SET id = '{world.version.id}' WHERE id = 'draft'",
        f"UPDATE OR REPLACE questionnaire_version SET number = '{world.version.number}' WHERE id = 'draft'",
        f"UPDATE OR REPLACE questionnaire_version SET rowid = (SELECT rowid FROM questionnaire_version WHERE id = '{world.version.id}') WHERE id = 'draft'",
    ):
        with pytest.raises(sqlite3.IntegrityError, match=FROZEN):
            connection.execute(given)
    assert connection.execute("SELECT id, sheet FROM submission").fetchall() == [("kept", "{}")]
    assert connection.execute("SELECT count(*) FROM questionnaire_version").fetchone() == (2,)


def test_a_draft_is_still_changed_and_numbered_anew(spoiler):
    connection, _ = spoiler
    assert connection.execute(
        "UPDATE questionnaire_version SET number = '10', document = 'z' WHERE id = 'draft'"
    ).rowcount
