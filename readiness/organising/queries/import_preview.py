"""What applying a kept file would change, and whether its totals reconcile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

import msgspec
from sqlmodel import Session, col, select

from readiness.organising.differences import Differences, Known, Total, differences, fingerprint
from readiness.organising.doors import programme_managed
from readiness.organising.moves import problems_in_moves
from readiness.organising.queries.known import known_organisations
from readiness.organising.reading.organisations import OrganisationFile
from readiness.permissions import SignedIn
from readiness.problems import NotFound
from readiness.tables import Constituency, OrganisationImport, Programme
from readiness.uploads.problems import FileProblem
from readiness.web.paging import Paged, paged
from readiness.web.showing import counted

Shown = Literal["changed", "new", "unchanged", "missing"]
SHOWN: tuple[Shown, ...] = get_args(Shown)
A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Check:
    sentence: str
    holds: bool


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
    counts: Mapping[str, int]
    totals: tuple[Total, ...]
    total: Total
    shown: Shown
    rows: Paged[Any]
    """Of the kind that `shown` names, as in `Differences`."""
    fingerprint: str
    changes: int
    may_apply: bool


def import_preview(
    db: Session, person: SignedIn, programme_id: str, import_id: str, *, shown: str, number: int
) -> ImportPreview:
    programme = programme_managed(db, person, programme_id)
    kept = kept_import(db, programme_id, import_id)
    found = kept.found
    of_kind: dict[Shown, Sequence[Any]] = {
        "changed": found.changed, "new": found.new, "unchanged": found.unchanged, "missing": found.missing,
    }  # fmt: skip
    first: Shown = next((kind for kind in SHOWN if of_kind[kind]), "changed")
    kind: Shown = next((one for one in SHOWN if one == shown), first)
    changes = len(found.new) + len(found.changed)
    return ImportPreview(
        programme=programme, id=import_id, file_name=kept.stored.file_name, from_on=kept.stored.from_on,
        notes=tuple(kept.stored.notes.splitlines()), checks=kept.checks, problems=kept.problems,
        counts={one: len(of_kind[one]) for one in SHOWN}, totals=found.totals, total=found.total, shown=kind,
        rows=paged(of_kind[kind], number, A_PAGE), fingerprint=kept.fingerprint, changes=changes,
        may_apply=bool(changes) and not kept.problems and all(check.holds for check in kept.checks),
    )  # fmt: skip


def kept_import(db: Session, programme_id: str, import_id: str) -> Kept:
    stored = db.get(OrganisationImport, import_id)
    if stored is None or stored.programme_id != programme_id:
        raise NotFound(
            "This file was applied already, replaced by another, or is more than a day old. Upload it again."
        )
    file = msgspec.json.decode(stored.rows, type=OrganisationFile)
    known = known_organisations(db, programme_id, stored.from_on)
    constituencies = select(Constituency.name).where(Constituency.programme_id == programme_id)
    found = differences(file, known, db.exec(constituencies.order_by(col(Constituency.position))).all())
    checks = tuple(_checks(stored, file, found))
    return Kept(stored, file, known, found, tuple(problems_in_moves(found)), checks, fingerprint(known))


def _checks(stored: OrganisationImport, file: OrganisationFile, found: Differences) -> list[Check]:
    read, new, changed, same = len(file.rows), len(found.new), len(found.changed), len(found.unchanged)
    checks = [
        Check(f"{counted(read, 'row')} read: {new:,} new, {changed:,} changed and {same:,} unchanged.", read == new + changed + same)
    ]  # fmt: skip
    if stored.expected_rows is not None:
        checks.append(_against("The file has {} organisations", read, stored.expected_rows))
    if stored.expected_weight is not None:
        checks.append(
            _against("The weights of the file add up to {}", found.total.weight_of_file, stored.expected_weight)
        )
    return checks


def _against(words: str, found: int | str, expected: int | str) -> Check:
    holds = str(found) == str(expected)
    ending = (
        ", as you expected."
        if holds
        else f", but you expected {expected}. Find the difference, then upload the file again."
    )
    return Check(words.format(found) + ending, holds)
