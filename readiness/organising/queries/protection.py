"""Everything the page about protecting small groups shows, and nothing else."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from readiness.figures.protecting import PARTICIPANT, ROLES, agreed_at, thresholds_at
from readiness.organising.doors import programme_managed
from readiness.permissions import SignedIn
from readiness.tables import Consent, Organisation, Person, Programme
from readiness.web.filled import Filled

WORDS = {
    "observer": "Observers: the steering group, the regulator, packs for them",
    PARTICIPANT: "Participants, of organisations besides their own",
}


@dataclass(frozen=True, slots=True)
class ThresholdLine:
    words: str
    group: int
    count: int


@dataclass(frozen=True, slots=True)
class ConsentLine:
    organisation: str
    reference: str
    given: bool
    holds: bool
    """Whether this entry is the one that counts, and is a consent."""
    agreed_on: date
    note: str
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class ProtectionPage:
    programme: Programme
    thresholds: tuple[ThresholdLine, ...]
    roles: tuple[tuple[str, str], ...]
    consents: tuple[ConsentLine, ...]
    """The newest first."""
    form: Filled


def protection_page(db: Session, person: SignedIn, programme_id: str, form: Filled) -> ProtectionPage:
    programme = programme_managed(db, person, programme_id)
    held = thresholds_at(db, programme_id)
    return ProtectionPage(
        programme,
        tuple(ThresholdLine(WORDS[role], held[role].group, held[role].count) for role in ROLES),
        tuple((role, WORDS[role]) for role in ROLES),
        _consents(db, programme_id),
        form,
    )


def _consents(db: Session, programme_id: str) -> tuple[ConsentLine, ...]:
    found = db.exec(
        select(Consent, Organisation)
        .join(Organisation, col(Organisation.id) == Consent.organisation_id)
        .where(Organisation.programme_id == programme_id)
        .order_by(col(Consent.recorded_at).desc(), col(Consent.id).desc())
    ).all()
    agreed, told = agreed_at(db, programme_id), set()
    lines = []
    for consent, organisation in found:
        by = db.get(Person, consent.recorded_by)
        holds = organisation.reference in agreed and organisation.reference not in told
        told.add(organisation.reference)
        lines.append(
            ConsentLine(
                organisation.name,
                organisation.reference,
                consent.given,
                holds,
                consent.agreed_on,
                consent.note,
                (by.name or by.email) if by is not None else "",
                consent.recorded_at,
            )
        )
    return tuple(lines)
