"""What applying a kept file would change, and whether its totals reconcile."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import msgspec
from sqlmodel import Session, col, select

from readiness.importing.keeping import still_kept
from readiness.importing.preview import ByKind, Check, by_kind, expected_check, rows_check
from readiness.organising.differences import Differences, Known, Total, differences, fingerprint
from readiness.organising.doors import programme_managed
from readiness.organising.moves import problems_in_moves
from readiness.organising.queries.known import known_organisations
from readiness.organising.reading.organisations import OrganisationFile
from readiness.permissions import SignedIn
from readiness.tables import Constituency, OrganisationImport, Programme
from readiness.uploads.problems import FileProblem


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept file beside the organisations as they stand."""

    stored: OrganisationImport
    file: OrganisationFile
    known: Mapping[str, Known]
    found: Differences
    problems: tuple[FileProblem, ...]
    checks: tuple[Check, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class ImportPreview:
    programme: Programme
    id: str
    file_name: str
    from_on: date
    notes: tuple[str, ...]
    checks: tuple[Check, ...]
    problems: tuple[FileProblem, ...]
    totals: tuple[Total, ...]
    total: Total
    kinds: ByKind
    fingerprint: str
    may_apply: bool


def import_preview(
    db: Session, person: SignedIn, programme_id: str, import_id: str, *, shown: str, number: int
) -> ImportPreview:
    programme = programme_managed(db, person, programme_id)
    kept = kept_import(db, programme_id, import_id)
    found = kept.found
    kinds = by_kind(found, shown, number)
    return ImportPreview(
        programme=programme, id=import_id, file_name=kept.stored.file_name, from_on=kept.stored.from_on,
        notes=tuple(kept.stored.notes.splitlines()), checks=kept.checks, problems=kept.problems,
        totals=found.totals, total=found.total, kinds=kinds, fingerprint=kept.fingerprint,
        may_apply=bool(kinds.changes) and not kept.problems and all(check.holds for check in kept.checks),
    )  # fmt: skip


def kept_import(db: Session, programme_id: str, import_id: str) -> Kept:
    stored = still_kept(db, OrganisationImport, import_id, programme_id)
    file = msgspec.json.decode(stored.rows, type=OrganisationFile)
    known = known_organisations(db, programme_id, stored.from_on)
    constituencies = select(Constituency.name).where(Constituency.programme_id == programme_id)
    found = differences(file, known, db.exec(constituencies.order_by(col(Constituency.position))).all())
    checks = tuple(_checks(stored, file, found))
    return Kept(stored, file, known, found, tuple(problems_in_moves(found)), checks, fingerprint(known))


def _checks(stored: OrganisationImport, file: OrganisationFile, found: Differences) -> list[Check]:
    read = len(file.rows)
    checks = [rows_check(read, found)]
    if stored.expected_rows is not None:
        checks.append(expected_check(f"The file has {read} organisations", read, stored.expected_rows))
    if stored.expected_weight is not None:
        checks.append(
            expected_check(
                f"The weights of the file add up to {found.total.weight_of_file}",
                found.total.weight_of_file,
                stored.expected_weight,
            )
        )
    return checks
