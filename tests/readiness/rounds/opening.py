"""Small worlds for rounds: a planned one, people counted, mail read."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session, select

from readiness import clock
from readiness.database import changing
from readiness.permissions import SignedIn
from readiness.rounds.actions.plan_round import Plan, plan_round
from readiness.rounds.audience import Rule
from readiness.tables import OutboxMail, Round
from readiness.web.signed_in import signed_in_person

ADDRESS = "https://readiness.example"


def person(db: Session, world, name: str) -> SignedIn:
    found = signed_in_person(db, world.secrets[name])
    assert found is not None
    return found


def a_plan(world, **changed) -> Plan:
    now = clock.now()
    given = {
        "title": "Round two", "scheme_id": world.scheme.id, "rule": Rule(), "opens_at": now, "time_zone": "Europe/London",
        "closes_at": now + timedelta(days=14), "as_of": now.date(), **changed,
    }  # fmt: skip
    return Plan(**given)


def a_planned_round(world, **changed) -> Round:
    with changing(world.engine) as db:
        return plan_round(db, person(db, world, "office"), world.programme.id, a_plan(world, **changed), at=clock.now())


def mail_to(db: Session, world, name: str) -> list[OutboxMail]:
    address = world.people[name].email
    return list(db.exec(select(OutboxMail).where(OutboxMail.recipient == address).order_by(OutboxMail.queued_at)))


LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
