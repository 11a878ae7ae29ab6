"""Reads a file of organisations and keeps it until it is applied. Nothing of the programme changes."""

import hashlib
from datetime import date, datetime

import msgspec
from sqlmodel import Session, col, select

from readiness.history import record
from readiness.importing.keeping import forget
from readiness.organising.differences import differences
from readiness.organising.doors import programme_held
from readiness.organising.moves import problems_in_moves
from readiness.organising.queries.known import known_organisations
from readiness.organising.reading.organisations import COLUMNS, organisations_from
from readiness.permissions import SignedIn
from readiness.tables import Constituency, OrganisationImport
from readiness.uploads.problems import UnfitFile
from readiness.uploads.upload import table_from


def upload_organisations(
    db: Session, person: SignedIn, programme_id: str, *, name: str, data: bytes, from_on: date,
    expected_rows: int | None, expected_weight: str | None, at: datetime,
) -> str:  # fmt: skip
    """The id of what is kept. Raises UnfitFile with every problem of the file."""
    programme_held(db, person, programme_id)
    table = table_from(data, COLUMNS)
    known = known_organisations(db, programme_id, from_on)
    names = db.exec(
        select(Constituency.name).where(Constituency.programme_id == programme_id).order_by(col(Constituency.position))
    ).all()
    file = organisations_from(table, names, {one.reference: one.parent for one in known.values()})
    problems = problems_in_moves(differences(file, known))
    if problems:
        raise UnfitFile(problems)
    forget(db, OrganisationImport, person, programme_id, at)
    kept = OrganisationImport(
        programme_id=programme_id, person_id=person.id, file_name=name[-200:], from_on=from_on,
        content_hash=hashlib.sha256(data).hexdigest(), expected_rows=expected_rows, expected_weight=expected_weight,
        notes="\n".join(table.notes), rows=msgspec.json.encode(file).decode(), uploaded_at=at,
    )  # fmt: skip
    db.add(kept)
    record(
        db, action="uploaded organisations", subject=f"programme:{programme_id}", at=at, by=person.id, programme=programme_id,
        details={"rows": len(file.rows), "content_hash": kept.content_hash},
    )  # fmt: skip
    return kept.id
