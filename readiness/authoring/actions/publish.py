"""Publishing freezes a version with its scheme, for ever; a published version may later get a further scheme."""

from datetime import datetime

from sqlmodel import Session

from readiness.authoring.doors import last_published, version_held
from readiness.authoring.publishing import checks_before_publishing, schemes_of
from readiness.history import record
from readiness.permissions import SignedIn
from readiness.problems import NotAllowedNow
from readiness.tables import Version, VersionState


def publish(db: Session, person: SignedIn, version_id: str, *, at: datetime) -> Version:
    """Raises NotAllowedNow with everything that must be put right first. Again, without a new scheme, it changes nothing."""
    programme, family, version = version_held(db, person, version_id)
    if version.state is VersionState.RETIRED:
        raise NotAllowedNow(f"Version {version.number} is retired and is not asked any more.")
    drafts = [one for one in schemes_of(db, version) if one.state is VersionState.DRAFT]
    if version.state is VersionState.PUBLISHED and not drafts:
        return version
    missing = [one.sentence for one in checks_before_publishing(db, version, programme.id) if not one.holds]
    if missing:
        raise NotAllowedNow(" ".join(missing))
    if version.state is VersionState.DRAFT:
        previous = last_published(db, family.id, but=version.id)
        version.previous_id = previous.id if previous else None
        version.state, version.published_at, version.published_by = VersionState.PUBLISHED, at, person.id
        family.title = version.title
        db.add_all([version, family])
    for scheme in drafts:
        scheme.state, scheme.published_at = VersionState.PUBLISHED, at
        db.add(scheme)
    db.flush()
    record(
        db, action="published", subject=f"version:{version.id}", at=at, by=person.id, programme=programme.id,
        details={
            "number": version.number, "hash": version.content_hash, "schemes": {one.id: one.content_hash for one in drafts},
        },
    )  # fmt: skip
    return version
