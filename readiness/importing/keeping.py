"""Files that were read and wait to be applied: found again, forgotten, and applied only as they were shown."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeVar

import sqlalchemy as sa
from sqlmodel import Session, col

from readiness.permissions import SignedIn
from readiness.problems import NotAllowedNow, NotFound
from readiness.tables import ActionImport, OrganisationImport, PlanImport

KEPT = timedelta(days=1)
I = TypeVar("I", ActionImport, OrganisationImport, PlanImport)  # noqa: E741 - an import of one kind


def still_kept(db: Session, kind: type[I], import_id: str, programme_id: str) -> I:
    stored = db.get(kind, import_id)
    if stored is None or stored.programme_id != programme_id:
        raise NotFound(
            "This file was applied already, replaced by another, or is more than a day old. Upload it again."
        )
    return stored


def forget(db: Session, kind: type[I], person: SignedIn, programme_id: str, at: datetime) -> None:
    """This person's earlier upload, and whatever anyone left behind."""
    own = (col(kind.person_id) == person.id) & (col(kind.programme_id) == programme_id)
    db.connection().execute(sa.delete(kind).where(own | (col(kind.uploaded_at) < at - KEPT)))


def must_be_as_shown(what: str, *, fingerprint: str, shown: str, against: Sequence[str]) -> None:
    """`what` was changed, at the head of a sentence: Actions were; `against`: sentences why the file cannot be applied."""
    if fingerprint != shown:
        raise NotAllowedNow(
            f"{what} changed since this preview was made. Look at it again before applying it; nothing was changed."
        )
    if against:
        raise NotAllowedNow(" ".join(against) + " Nothing was changed.")
