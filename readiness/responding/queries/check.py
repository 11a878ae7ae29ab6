"""Check your answers: all of them, what is missing, and whether they are signed."""

from dataclasses import dataclass

from sqlmodel import Session

from questionnaires.answers import answers_hash
from questionnaires.completeness import Completeness
from readiness.responding.declaration import CURRENT
from readiness.responding.queries.answers_listed import Line, Listed, kept_aside, listed
from readiness.responding.queries.opened import Opened
from readiness.responding.queries.people import colleagues
from readiness.responding.queries.signing import SignedOff, sign_off_of


@dataclass(frozen=True, slots=True)
class CheckPage:
    href: str
    organisation: str
    counts: Completeness
    sections: tuple[Listed, ...]
    aside: tuple[Line, ...]
    missing: tuple[Line, ...]
    signed: SignedOff | None
    content_hash: str
    declaration: str
    closed: str | None
    is_ours: bool
    may_sign: bool
    signatories: tuple[str, ...]
    error: str = ""

    @property
    def is_ready(self) -> bool:
        """Whether it may be signed and handed in."""
        return self.is_ours and self.closed is None and self.counts.is_complete

    @property
    def is_signed(self) -> bool:
        return self.signed is not None and self.signed.is_valid


def check_page(db: Session, found: Opened, error: str = "") -> CheckPage:
    sections = listed(found.paper, found.applied, found.href)
    return CheckPage(
        href=found.href,
        organisation=found.of.organisation_name,
        counts=found.stand.counts,
        sections=sections,
        aside=kept_aside(found.paper, found.sheet, found.applied),
        missing=tuple(line for section in sections for line in section.lines if line.is_missing),
        signed=sign_off_of(db, found),
        content_hash=answers_hash(found.sheet),
        declaration=CURRENT.of(found.of.organisation_name),
        closed=found.why_closed,
        is_ours=found.is_ours,
        may_sign=found.may_sign,
        signatories=tuple(one.name for one in colleagues(db, found.of.organisation_id) if one.signs),
        error=error,
    )
