"""A published version retired: no round is opened on it any more; those that are open go on."""

from datetime import datetime

from sqlmodel import Session

from readiness.authoring.doors import version_held
from readiness.authoring.publishing import schemes_of
from readiness.history import record
from readiness.permissions import SignedIn
from readiness.problems import NotAllowedNow
from readiness.tables import Version, VersionState


def retire(db: Session, person: SignedIn, version_id: str, *, at: datetime) -> Version:
    programme, _, version = version_held(db, person, version_id)
    if version.state is VersionState.RETIRED:
        return version
    if version.state is not VersionState.PUBLISHED:
        raise NotAllowedNow(f"Version {version.number} is a draft; discard it instead.")
    version.state = VersionState.RETIRED
    db.add(version)
    for scheme in schemes_of(db, version):
        if scheme.state is VersionState.PUBLISHED:
            scheme.state = VersionState.RETIRED
            db.add(scheme)
        else:
            db.delete(scheme)
    record(db, action="retired", subject=f"version:{version.id}", at=at, by=person.id, programme=programme.id)
    return version
