"""A draft thrown away with its schemes; its family too where nothing else is in it."""

from datetime import datetime

from sqlmodel import Session, select

from readiness.authoring.actions.keep_draft import drafts_of
from readiness.authoring.doors import version_held
from readiness.history import record
from readiness.permissions import SignedIn
from readiness.problems import NotAllowedNow
from readiness.tables import Version, VersionState


def discard_draft(db: Session, person: SignedIn, version_id: str, *, at: datetime) -> Version:
    programme, family, version = version_held(db, person, version_id)
    if version.state is not VersionState.DRAFT:
        raise NotAllowedNow(f"Version {version.number} is {version.state.value} and stays for ever.")
    for scheme in drafts_of(db, version):
        db.delete(scheme)
    db.flush()
    db.delete(version)
    db.flush()
    record(
        db, action="draft discarded", subject=f"version:{version.id}", at=at, by=person.id, programme=programme.id,
        details={"number": version.number, "hash": version.content_hash},
    )  # fmt: skip
    if db.exec(select(Version.id).where(Version.questionnaire_id == family.id)).first() is None:
        db.delete(family)
    return version
