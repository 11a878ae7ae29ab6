"""Reads a log of actions and keeps it until it is applied. Nothing of the programme changes."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime

import msgspec
from sqlmodel import Session

from readiness.history import record
from readiness.importing.keeping import forget
from readiness.improving.differences import differences, problems_in
from readiness.improving.doors import programme_held
from readiness.improving.owners import owners_from
from readiness.improving.queries.groups import prefixed_groups
from readiness.improving.queries.known import known_actions
from readiness.improving.queries.people import people_of
from readiness.improving.reading.log_rows import COLUMNS, LogFile, log_from
from readiness.permissions import SignedIn
from readiness.tables import ActionImport, Person
from readiness.uploads.problems import UnfitFile
from readiness.uploads.upload import table_from


def upload_log(
    db: Session, person: SignedIn, programme_id: str, *, name: str, data: bytes, as_of: date, expected: Mapping[str, int], at: datetime
) -> str:  # fmt: skip
    """The id of what is kept. Raises UnfitFile with every problem of the file."""
    programme_held(db, person, programme_id)
    table = table_from(data, COLUMNS)
    file = _with_names(log_from(table, prefixed_groups(db, programme_id)), people_of(db, programme_id))
    known = known_actions(db, programme_id)
    problems = problems_in(differences(file, known, as_of), known, person.id)
    if problems:
        raise UnfitFile(problems)
    forget(db, ActionImport, person, programme_id, at)
    kept = ActionImport(
        programme_id=programme_id, person_id=person.id, file_name=name[-200:], as_of=as_of,
        content_hash=hashlib.sha256(data).hexdigest(), expected=msgspec.json.encode(dict(expected), order="sorted").decode(),
        notes="\n".join(table.notes), rows=msgspec.json.encode(file).decode(), uploaded_at=at,
    )  # fmt: skip
    db.add(kept)
    record(
        db, action="uploaded actions", subject=f"programme:{programme_id}", at=at, by=person.id, programme=programme_id,
        details={"rows": len(file.rows), "content_hash": kept.content_hash},
    )  # fmt: skip
    return kept.id


def _with_names(file: LogFile, people: Sequence[Person]) -> LogFile:
    """E-mail addresses of people of the programme become their names, as they are kept: so the same file again is no change."""
    rows = (
        msgspec.structs.replace(row, owners=tuple(one.label for one in owners_from(row.owners, people)))
        for row in file.rows
    )
    return LogFile(tuple(rows))
