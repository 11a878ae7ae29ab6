"""A frozen pack, its manifest and its files stay as they are, whoever writes."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from readiness import clock
from readiness.database import changing
from readiness.tables import Audience, FrozenPack, Job, Pack, PackFile, PackState


@pytest.fixture
def frozen(world):
    now = clock.now()
    with changing(world.engine) as db:
        job = Job(kind="pack", subject="x", queued_at=now, due_at=now, finished_at=now)
        db.add(job)
        db.flush()
        pack = Pack(
            programme_id=world.programme.id, round_id=world.round.id, number=1, title="t", audience=Audience.OFFICE, dated=now.date(),
            state=PackState.FROZEN, snapshot="", snapshot_at=now, messages="[]", job_id=job.id, made_at=now,
        )  # fmt: skip
        db.add(pack)
        db.flush()
        db.add(FrozenPack(pack_id=pack.id, job_id=job.id, snapshot="s", messages="[]", manifest="{}", manifest_hash="h", frozen_at=now))  # fmt: skip
        db.add(PackFile(pack_id=pack.id, job_id=job.id, name="a.pdf", media_type="application/pdf", content=b"%PDF", size=4, sha256="h", made_at=now))  # fmt: skip
    return pack


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE pack SET title = 'other' WHERE id = :id",
        "UPDATE pack SET state = 'draft' WHERE id = :id",
        "UPDATE pack SET dated = '2001-01-01' WHERE id = :id",
        "DELETE FROM pack WHERE id = :id",
        "UPDATE frozen_pack SET manifest = '' WHERE pack_id = :id",
        "DELETE FROM frozen_pack WHERE pack_id = :id",
        "UPDATE pack_file SET content = '' WHERE pack_id = :id",
        "DELETE FROM pack_file WHERE pack_id = :id",
    ],
)
def test_nothing_of_a_frozen_pack_is_changed(frozen, engine, statement):
    with pytest.raises(DatabaseError, match="keeps what is frozen"), engine.begin() as connection:
        connection.execute(sa.text(statement), {"id": frozen.id})


def test_nothing_of_it_is_replaced_or_emptied(frozen, engine):
    sqlite = (
        "INSERT OR REPLACE INTO pack SELECT * FROM pack WHERE id = :id",
        "INSERT OR REPLACE INTO frozen_pack SELECT * FROM frozen_pack WHERE pack_id = :id",
        "INSERT OR REPLACE INTO pack_file SELECT * FROM pack_file WHERE pack_id = :id",
    )
    others = tuple(f"TRUNCATE {table} CASCADE" for table in ("pack", "frozen_pack", "pack_file"))
    for statement in sqlite if engine.dialect.name == "sqlite" else others:
        with pytest.raises(DatabaseError, match="keeps what is frozen"), engine.begin() as connection:
            connection.execute(sa.text(statement), {"id": frozen.id} if ":id" in statement else {})


def test_it_may_still_be_shared_and_a_draft_changed(frozen, engine):
    with engine.begin() as connection:
        connection.execute(
            sa.text("UPDATE pack SET shared_at = made_at, snapshot = '' WHERE id = :id"), {"id": frozen.id}
        )
