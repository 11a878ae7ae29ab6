"""Everything at once, in one transaction: a database holds the whole demonstration or none of it."""

from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlmodel import select

from readiness.database import changing, reading
from readiness.demonstration.files import programme_file
from readiness.demonstration.improving import improving
from readiness.demonstration.instruments import Shelf
from readiness.demonstration.organisations import organisations
from readiness.demonstration.people import people
from readiness.demonstration.plan import plan
from readiness.demonstration.rounds import Stage, open_round, past_round
from readiness.history import record
from readiness.tables import Programme


def is_seeded(engine: Engine) -> bool:
    with reading(engine) as db:
        return db.exec(select(Programme.id).limit(1)).first() is not None


def seed(engine: Engine, *, at: datetime) -> None:
    """Into a database without programmes. The past rounds have the dates of the files; the open one goes by `at`."""
    file = programme_file()
    with changing(engine) as db:
        founded = datetime.combine(file.vacant_seats.as_of, datetime.min.time(), tzinfo=at.tzinfo) - timedelta(days=180)
        planned = plan(db, file, founded)
        parties = organisations(db, file.organisations, planned, founded)
        cast = people(db, planned, parties, founded)
        programme, author = planned.programme.id, cast.by_email["author@example.org"]
        record(
            db, action="created", subject=f"programme:{programme}", at=founded, programme=programme,
            by=cast.by_email["administrator@example.org"], details={"organisations": len(parties), "illustrative": True},
        )  # fmt: skip
        stage, shelf = Stage(db, planned, parties, cast), Shelf(db, programme, author)
        for position, one in enumerate(file.rounds, start=1):
            published = shelf.publish(
                one, datetime.combine(one.opens, datetime.min.time(), at.tzinfo) - timedelta(days=30)
            )
            sheets = past_round(stage, position, one, published)
        open_round(stage, position + 1, published, sheets, at)
        improving(stage)
