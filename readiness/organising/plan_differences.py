"""What a file of milestones would change in one baseline: pure, so that the preview and the applying of it are one computation."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

import msgspec

from readiness.organising.differences import FieldChange
from readiness.organising.queries.plan import MONTH
from readiness.organising.reading.milestones import MilestoneFile, MilestoneRow
from readiness.web.showing import counted, day

ALIKE = 0.75
"""From which on codes or titles of two milestones are close enough to ask whether they are one."""
FEWEST_PREFIXED = 2


class KnownMilestone(msgspec.Struct, frozen=True):
    """A milestone as it stands, with its date in the baseline that the file is about."""

    id: str
    key: str
    title: str
    actual_on: date | None = None
    due_on: date | None = None
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class ChangedMilestone:
    row: MilestoneRow
    known: KnownMilestone
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class NewMilestone:
    row: MilestoneRow
    like: KnownMilestone | None
    """One that the file lacks and that may be the same under another code."""


@dataclass(frozen=True, slots=True)
class PlanDifferences:
    new: tuple[MilestoneRow, ...]
    """In the order of the file, in which they come after those that are known."""
    changed: tuple[ChangedMilestone, ...]
    unchanged: tuple[KnownMilestone, ...]
    missing: tuple[KnownMilestone, ...]
    """Known, but not in the file: they stay as they are."""


def plan_differences(file: MilestoneFile, known: Mapping[str, KnownMilestone]) -> PlanDifferences:
    """`known` by key, in the order of the plan."""
    keys = {row.key for row in file.rows}
    missing = tuple(one for key, one in known.items() if key not in keys)
    changed, unchanged, new = [], [], []
    for row in file.rows:
        before = known.get(row.key)
        if before is None:
            new.append(row)
        elif fields := tuple(_field_changes(row, before)):
            changed.append(ChangedMilestone(row, before, fields))
        else:
            unchanged.append(before)
    return PlanDifferences(tuple(new), tuple(changed), tuple(unchanged), missing)


def beside_missing(rows: Sequence[MilestoneRow], missing: Sequence[KnownMilestone]) -> tuple[NewMilestone, ...]:
    """Of the rows that are shown: looking for likeness takes long for a file of thousands."""
    by_key = {one.key: one for one in missing}
    by_title = {one.title.casefold(): one for one in missing}

    def like(row: MilestoneRow) -> KnownMilestone | None:
        titles = get_close_matches(row.title.casefold(), by_title, n=1, cutoff=ALIKE)
        keys = get_close_matches(row.key, by_key, n=1, cutoff=ALIKE)
        return by_title[titles[0]] if titles else by_key[keys[0]] if keys else None

    return tuple(NewMilestone(row, like(row)) for row in rows)


def fingerprint(known: Mapping[str, KnownMilestone]) -> str:
    """Of everything that a file may change, to see whether it is still as it was shown."""
    return hashlib.sha256(msgspec.json.encode([known[one] for one in sorted(known)])).hexdigest()


def prefix_unstated(file: MilestoneFile, known: Iterable[str]) -> str:
    """A sentence where codes are known but for letters that all of them begin with: identity is stated, never guessed."""
    keys = set(known)
    codes = [row.code for row in file.rows]
    if any(code in keys for code in codes):
        return ""
    found = {code[: -len(key)] for code in codes for key in keys if code.endswith(key) and code != key}
    shared = [prefix for prefix in found if all(code.startswith(prefix) for code in codes)]
    prefix = max(shared, key=lambda one: sum(code[len(one) :] in keys for code in codes), default="")
    count = sum(code[len(prefix) :] in keys for code in codes)
    if not prefix or count < FEWEST_PREFIXED:
        return ""
    return (
        f"Every code of the file begins with “{prefix}”, and without it {counted(count, 'code')} of {len(codes):,} would be known. "
        f"If they are the same milestones, choose the file again and say that its codes begin with it."
    )


def due_words(on: date | None, precision: str) -> str:
    if on is None:
        return ""
    return f"{on:%B %Y}" if precision == MONTH else day(on)


@dataclass(frozen=True, slots=True)
class SetDate:
    """A date that would be written. `moves`: in place of another one."""

    key: str
    due_on: date
    precision: str
    moves: bool


def dates_set(found: PlanDifferences) -> Iterator[SetDate]:
    beside: list[tuple[MilestoneRow, KnownMilestone | None]] = [(row, None) for row in found.new]
    beside += [(one.row, one.known) for one in found.changed]
    for row, known in beside:
        before = (known.due_on, known.precision) if known else (None, "day")
        if row.due_on is not None and (row.due_on, row.precision) != before:
            yield SetDate(row.key, row.due_on, row.precision, before[0] is not None)


def _field_changes(row: MilestoneRow, before: KnownMilestone) -> Iterator[FieldChange]:
    if row.title != before.title:
        yield FieldChange("milestone", before.title, row.title)
    if row.due_on is not None and (row.due_on, row.precision) != (before.due_on, before.precision):
        yield FieldChange("date", due_words(before.due_on, before.precision), due_words(row.due_on, row.precision))
    if row.actual_on is not None and row.actual_on != before.actual_on:
        yield FieldChange("actual", due_words(before.actual_on, "day"), day(row.actual_on))
