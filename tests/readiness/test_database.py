import sqlalchemy as sa
from sqlmodel import select

from readiness.database import changing, reading
from readiness.tables import Programme


def test_a_reader_sees_one_state_however_the_database_changes_meanwhile(engine, world):
    title = sa.select(Programme.title).where(Programme.id == world.programme.id)
    with reading(engine) as db:
        before = db.exec(title).scalar_one()
        with changing(engine) as other:
            other.get_one(Programme, world.programme.id).title = "Another title"
        assert db.exec(title).scalar_one() == before
    with reading(engine) as db:
        assert db.exec(select(Programme).where(Programme.id == world.programme.id)).one().title == "Another title"


def test_after_a_reader_the_same_connection_may_write_again(engine, world):
    for title in ("First", "Second"):
        with reading(engine) as db:
            db.get_one(Programme, world.programme.id)
        with changing(engine) as db:
            db.get_one(Programme, world.programme.id).title = title
