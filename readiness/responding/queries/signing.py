"""The latest declaration over a response's answers, and whether it still holds."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from questionnaires.answers import answers_hash
from readiness.responding.queries.opened import Opened
from readiness.tables import SignOff
from readiness.web.showing import moment


@dataclass(frozen=True, slots=True)
class SignedOff:
    name: str
    at: str
    declaration: str
    is_valid: bool
    """Whether the answers are still those that were signed."""


def sign_off_of(db: Session, found: Opened) -> SignedOff | None:
    latest = db.exec(
        select(SignOff)
        .where(SignOff.response_id == found.of.id)
        .order_by(col(SignOff.signed_at).desc(), col(SignOff.id))
        .limit(1)
    ).first()
    if latest is None:
        return None
    return SignedOff(
        latest.person_name, moment(latest.signed_at, found.of.time_zone), latest.declaration,
        latest.content_hash == answers_hash(found.sheet),
    )  # fmt: skip
