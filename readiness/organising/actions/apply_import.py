"""Applies a file of organisations exactly as its preview showed it, or not at all."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, select

from readiness.history import record
from readiness.identifiers import new_id
from readiness.importing.keeping import must_be_as_shown
from readiness.importing.preview import unmet
from readiness.organising.differences import Changed, Differences, Known, facts_after, weight_after
from readiness.organising.doors import programme_held
from readiness.organising.moves import move_all
from readiness.organising.queries.import_preview import Kept, kept_import
from readiness.organising.reading.organisations import OrganisationRow
from readiness.permissions import SignedIn
from readiness.tables import Constituency, Organisation, OrganisationIdentifier

_O = Organisation.__table__  # type: ignore[attr-defined]
_I = OrganisationIdentifier.__table__  # type: ignore[attr-defined]


def apply_import(
    db: Session, person: SignedIn, programme_id: str, import_id: str, *, shown: str, at: datetime
) -> Differences:
    """`shown` is the fingerprint of the organisations that the preview was made from."""
    programme_held(db, person, programme_id)
    kept = kept_import(db, programme_id, import_id)
    against = unmet(kept.checks) or [one.sentence for one in kept.problems]
    must_be_as_shown("Organisations were", fingerprint=kept.fingerprint, shown=shown, against=against)
    _write(db, programme_id, kept, at)
    record(
        db, action="imported organisations", subject=f"programme:{programme_id}", at=at, by=person.id, programme=programme_id,
        details=_details(kept),
    )  # fmt: skip
    db.delete(kept.stored)
    return kept.found


def _write(db: Session, programme_id: str, kept: Kept, at: datetime) -> None:
    connection, found, file = db.connection(), kept.found, kept.file
    ids = {**{one.reference: one.id for one in kept.known.values()}, **{row.reference: new_id() for row in found.new}}
    inserted = [
        {
            "id": ids[row.reference], "programme_id": programme_id, "reference": row.reference, "created_at": at,
            "parent_id": None, "left_on": None, **_values(kept, row, None),
        }
        for row in found.new
    ]  # fmt: skip
    _many(connection, sa.insert(_O), inserted)
    updated = [{"key": one.known.id, **_values(kept, one.row, one.known)} for one in found.changed]
    names = ("name", "weight", "market_roles", "facts")
    _many(
        connection,
        sa.update(_O)
        .where(_O.c.id == sa.bindparam("key"))
        .values({name: sa.bindparam(name, type_=_O.c[name].type) for name in names}),
        updated,
    )
    touched = [*found.new, *(one.row for one in found.changed)]
    if "parent" in file.columns:
        parents = [{"key": ids[row.reference], "parent": ids[row.parent] if row.parent else None} for row in touched]
        parent = sa.update(_O).where(_O.c.id == sa.bindparam("key")).values(parent_id=sa.bindparam("parent"))
        _many(connection, parent, parents)
    if "identifiers" in file.columns:
        _write_identifiers(connection, touched, ids, found.changed)
    constituencies = {
        one.name: one.id for one in db.exec(select(Constituency).where(Constituency.programme_id == programme_id))
    }
    moved = [*found.new, *(one.row for one in found.changed if one.known.constituency != one.row.constituency)]
    to = {ids[row.reference]: constituencies[row.constituency] for row in moved}
    move_all(connection, programme_id, to, kept.stored.from_on)


def _values(kept: Kept, row: OrganisationRow, before: Known | None) -> dict[str, Any]:
    has_roles = "roles" in kept.file.columns or before is None
    return {
        "name": row.name,
        "weight": weight_after(kept.file, row, before),
        "market_roles": list(row.roles if has_roles or before is None else before.roles),
        "facts": facts_after(row, before),
    }


def _write_identifiers(
    connection: sa.Connection, rows: list[OrganisationRow], ids: Mapping[str, str], changed: tuple[Changed, ...]
) -> None:
    emptied = [{"owner": one.known.id} for one in changed]
    _many(connection, sa.delete(_I).where(_I.c.organisation_id == sa.bindparam("owner")), emptied)
    added = [
        {"id": new_id(), "organisation_id": ids[row.reference], "scheme": scheme, "value": value}
        for row in rows
        for scheme, value in row.identifiers
    ]
    _many(connection, sa.insert(_I), added)


def _many(connection: sa.Connection, statement: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(statement, rows)


def _details(kept: Kept) -> dict[str, object]:
    """With what each changed field said before: nothing else keeps it."""
    found = kept.found
    return {
        "content_hash": kept.stored.content_hash,
        "rows": len(kept.file.rows),
        "new": len(found.new),
        "unchanged": len(found.unchanged),
        "missing": len(found.missing),
        "weight_before": found.total.weight_before,
        "weight_after": found.total.weight_after,
        "from_on": kept.stored.from_on.isoformat(),
        "changed": {one.row.reference: {f.field: [f.before, f.after] for f in one.fields} for one in found.changed},
    }
