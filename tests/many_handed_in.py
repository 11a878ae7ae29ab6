"""A round in which many organisations have handed in, which is closed and released: what those see who do not see names."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from sqlmodel import Session

from readiness import clock
from readiness.database import changing
from readiness.tables import Constituency, ConstituencyMembership, Organisation, Round, RoundState
from tests.cast import World, a_response
from tests.handed_in import BEHIND, READY, handed_in

AMBER: dict[str, object] = {"has_plan": "yes", "maturity": "none", "supplier_only": "yes"}
ANSWERS = (BEHIND, AMBER, READY)
Rows = Mapping[str, tuple[int, int, int]]
"""By name of the constituency, how many are red, amber and green."""


def many_handed_in(world: World, rows: Rows, *, settled: bool = True) -> World:
    """Beside the three of the cast, which hand nothing in."""
    with changing(world.engine) as db:
        for name, counts in rows.items():
            constituency = world.constituencies.get(name) or a_constituency(db, world, name)
            for level, count in enumerate(counts):
                for number in range(count):
                    organisation = an_organisation(db, world, constituency, f"{name} {level} {number}")
                    handed_in(db, a_response(db, world.round, organisation), ANSWERS[level])
    if settled:
        settle(world)
    return world


def settle(world: World) -> None:
    with changing(world.engine) as db:
        round_ = db.get_one(Round, world.round.id)
        round_.state, round_.closed_at, round_.released_at = RoundState.CLOSED, clock.now(), clock.now()


def a_constituency(db: Session, world: World, name: str) -> Constituency:
    made = Constituency(programme_id=world.programme.id, name=name, title=name, position=len(world.constituencies))
    db.add(made)
    db.flush()
    world.constituencies[name] = made
    return made


def an_organisation(db: Session, world: World, constituency: Constituency, name: str) -> Organisation:
    made = Organisation(
        programme_id=world.programme.id, reference=name.replace(" ", "-").upper(), name=f"{name} Limited", weight="10",
        market_roles=["supplier"], created_at=datetime(2024, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    db.add(made)
    db.flush()
    db.add(ConstituencyMembership(organisation_id=made.id, constituency_id=constituency.id, from_on=date(2024, 1, 1)))
    db.flush()
    return made
