"""What applying a kept log would change, and whether its totals reconcile."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import msgspec
from sqlmodel import Session

from readiness.importing.keeping import still_kept
from readiness.importing.preview import ByKind, Check, by_kind, expected_check, rows_check
from readiness.improving.differences import Differences, Known, differences, fingerprint, problems_in
from readiness.improving.doors import programme_managed
from readiness.improving.queries.known import known_actions
from readiness.improving.reading.log_rows import LogFile
from readiness.permissions import SignedIn
from readiness.tables import ActionImport, Programme
from readiness.uploads.problems import FileProblem

EXPECTED = (
    ("total", "Actions"),
    ("open", "Open - ongoing"),
    ("recommended", "Recommend closed"),
    ("closed", "Closed"),
    ("overdue", "Past due and not closed"),
)
"""What a file may be expected to add up to: names of `Counts`, with words."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept log beside the actions as they stand."""

    stored: ActionImport
    file: LogFile
    known: Sequence[Known]
    found: Differences
    problems: tuple[FileProblem, ...]
    checks: tuple[Check, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class LogPreview:
    """`totals`: words, then counts in the file, before and after."""

    programme: Programme
    id: str
    file_name: str
    as_of: date
    notes: tuple[str, ...]
    checks: tuple[Check, ...]
    problems: tuple[FileProblem, ...]
    totals: tuple[tuple[str, int, int, int], ...]
    kinds: ByKind
    fingerprint: str
    may_apply: bool


def log_preview(
    db: Session, person: SignedIn, programme_id: str, import_id: str, *, shown: str, number: int
) -> LogPreview:
    programme = programme_managed(db, person, programme_id)
    kept = kept_log(db, person, programme_id, import_id)
    found = kept.found
    kinds = by_kind(found, shown, number)
    return LogPreview(
        programme=programme, id=import_id, file_name=kept.stored.file_name, as_of=kept.stored.as_of,
        notes=tuple(kept.stored.notes.splitlines()), checks=kept.checks, problems=kept.problems,
        totals=tuple(_totals(found)), kinds=kinds, fingerprint=kept.fingerprint,
        may_apply=bool(kinds.changes) and not kept.problems and all(check.holds for check in kept.checks),
    )  # fmt: skip


def kept_log(db: Session, person: SignedIn, programme_id: str, import_id: str) -> Kept:
    stored = still_kept(db, ActionImport, import_id, programme_id)
    file = msgspec.json.decode(stored.rows, type=LogFile)
    known = known_actions(db, programme_id)
    found = differences(file, known, stored.as_of)
    problems = tuple(problems_in(found, known, person.id))
    return Kept(stored, file, known, found, problems, tuple(_checks(stored, file, found)), fingerprint(known))


def _totals(found: Differences) -> list[tuple[str, int, int, int]]:
    both = (*EXPECTED, ("due_today", "Not closed and due on the day"))
    return [
        (words, getattr(found.of_file, name), getattr(found.before, name), getattr(found.after, name))
        for name, words in both
    ]


def _checks(stored: ActionImport, file: LogFile, found: Differences) -> list[Check]:
    expected = msgspec.json.decode(stored.expected, type=dict[str, int])
    met = [
        expected_check(f"{words}: {of_file} in the file", of_file, expected[name])
        for name, words in EXPECTED
        if name in expected
        for of_file in (getattr(found.of_file, name),)
    ]
    return [rows_check(len(file.rows), found), *met]
