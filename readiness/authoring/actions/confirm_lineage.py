"""The author's verdicts on how questions come from the version before, written into the draft they belong to."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlmodel import Session

from questionnaires.definition import DeclaredLineage, DeclaredLink
from questionnaires.exchange.own import content_hash
from questionnaires.lineage import problems_in
from readiness.authoring.doors import last_published, version_held
from readiness.authoring.files import loaded
from readiness.authoring.lineage_text import with_lineage
from readiness.history import record
from readiness.permissions import SignedIn
from readiness.problems import NotAllowedNow, Unfit
from readiness.tables import Version, VersionState


def confirm_lineage(
    db: Session, person: SignedIn, version_id: str, links: Sequence[DeclaredLink], *, at: datetime
) -> Version:
    """Raises Unfit where a statement does not hold; the field is `link-N` of the link it is about, or `links`."""
    programme, _, version = version_held(db, person, version_id)
    if version.state is not VersionState.DRAFT:
        raise NotAllowedNow(
            f"Version {version.number} is {version.state.value}; its lineage stays as it was published."
        )
    previous = last_published(db, version.questionnaire_id, but=version.id)
    if previous is None:
        raise NotAllowedNow("This is the first version, so there is nothing it could come from.")
    old, new = loaded(previous.document), loaded(version.document)
    declared = msgspec.structs.replace(new, lineage=DeclaredLineage(since=old.version, links=tuple(links)))
    problems = problems_in(old, declared)
    if problems:
        raise Unfit({"links": " ".join(dict.fromkeys(one.sentence for one in problems))})
    version.document = with_lineage(version.document, declared)
    version.content_hash = content_hash(declared)
    version.previous_id = previous.id
    version.lineage_confirmed_at, version.lineage_confirmed_by = at, person.id
    db.add(version)
    record(
        db, action="lineage confirmed", subject=f"version:{version.id}", at=at, by=person.id, programme=programme.id,
        details={"since": previous.id, "links": len(links), "hash": version.content_hash},
    )  # fmt: skip
    return version
