"""What retiring a version would mean for the rounds on it."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from readiness.authoring.doors import version_authored
from readiness.permissions import SignedIn
from readiness.tables import Programme, Round, RoundState, Version


@dataclass(frozen=True, slots=True)
class RetirePage:
    programme: Programme
    version: Version
    planned: tuple[str, ...]
    """Titles of rounds that could not open any more."""
    going_on: tuple[str, ...]


def retire_page(db: Session, person: SignedIn, version_id: str) -> RetirePage:
    programme, _, version = version_authored(db, person, version_id)
    rounds = db.exec(
        select(Round)
        .where(Round.version_id == version.id, Round.state != RoundState.CLOSED)
        .order_by(col(Round.position), Round.id)
    ).all()
    planned = tuple(one.title for one in rounds if one.state is RoundState.PLANNED)
    going_on = tuple(one.title for one in rounds if one.state is not RoundState.PLANNED)
    return RetirePage(programme, version, planned, going_on)
