"""What applying a kept log would change, and whether its totals reconcile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

import msgspec
from sqlmodel import Session

from readiness.improving.differences import Differences, Known, differences, fingerprint, problems_in
from readiness.improving.doors import programme_managed
from readiness.improving.queries.known import known_actions
from readiness.improving.reading.log_rows import LogFile
from readiness.permissions import SignedIn
from readiness.problems import NotFound
from readiness.tables import ActionImport, Programme
from readiness.uploads.problems import FileProblem
from readiness.web.paging import Paged, paged
from readiness.web.showing import counted
from reports.actions.log import Counts

Shown = Literal["changed", "new", "unchanged", "missing"]
SHOWN: tuple[Shown, ...] = get_args(Shown)
A_PAGE = 50
EXPECTED = (
    ("total", "Actions"),
    ("open", "Open - ongoing"),
    ("recommended", "Recommend closed"),
    ("closed", "Closed"),
    ("overdue", "Past due and not closed"),
)
"""What a file may be expected to add up to: names of `Counts`, with words."""


@dataclass(frozen=True, slots=True)
class Check:
    sentence: str
    holds: bool


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
    counts: Mapping[str, int]
    totals: tuple[tuple[str, int, int, int], ...]
    shown: Shown
    rows: Paged[Any]
    """Of the kind that `shown` names, as in `Differences`."""
    fingerprint: str
    changes: int
    may_apply: bool


def log_preview(
    db: Session, person: SignedIn, programme_id: str, import_id: str, *, shown: str, number: int
) -> LogPreview:
    programme = programme_managed(db, person, programme_id)
    kept = kept_log(db, person, programme_id, import_id)
    found = kept.found
    of_kind: dict[Shown, Sequence[Any]] = {
        "changed": found.changed, "new": found.new, "unchanged": found.unchanged, "missing": found.missing,
    }  # fmt: skip
    first: Shown = next((kind for kind in SHOWN if of_kind[kind]), "changed")
    kind: Shown = next((one for one in SHOWN if one == shown), first)
    changes = len(found.new) + len(found.changed)
    return LogPreview(
        programme=programme, id=import_id, file_name=kept.stored.file_name, as_of=kept.stored.as_of,
        notes=tuple(kept.stored.notes.splitlines()), checks=kept.checks, problems=kept.problems,
        counts={one: len(of_kind[one]) for one in SHOWN}, totals=tuple(_totals(found)), shown=kind,
        rows=paged(of_kind[kind], number, A_PAGE), fingerprint=kept.fingerprint, changes=changes,
        may_apply=bool(changes) and not kept.problems and all(check.holds for check in kept.checks),
    )  # fmt: skip


def kept_log(db: Session, person: SignedIn, programme_id: str, import_id: str) -> Kept:
    stored = db.get(ActionImport, import_id)
    if stored is None or stored.programme_id != programme_id:
        raise NotFound(
            "This file was applied already, replaced by another, or is more than a day old. Upload it again."
        )
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
    read, new, changed, same = len(file.rows), len(found.new), len(found.changed), len(found.unchanged)
    checks = [
        Check(f"{counted(read, 'row')} read: {new:,} new, {changed:,} changed and {same:,} unchanged.", read == new + changed + same)
    ]  # fmt: skip
    expected = msgspec.json.decode(stored.expected, type=dict[str, int])
    return checks + [
        _against(words, found.of_file, name, expected[name]) for name, words in EXPECTED if name in expected
    ]


def _against(words: str, counts: Counts, name: str, expected: int) -> Check:
    found = getattr(counts, name)
    ending = (
        "as you expected."
        if found == expected
        else f"but you expected {expected}. Find the difference, then upload the file again."
    )
    return Check(f"{words}: {found} in the file, {ending}", found == expected)
