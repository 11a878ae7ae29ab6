"""What a log would change: pure, so that the preview and the applying of it are one computation."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from readiness.improving.reading.log_rows import LogFile, LogFileRow
from readiness.uploads.problems import FileProblem
from reports.actions.log import STATES, ActionState, Counts, LoggedAction, counted_on


class Known(msgspec.Struct, frozen=True):
    """An action as it stands."""

    id: str
    reference: str
    group_id: str
    meeting: int
    sequence: int
    raised_on: date
    text: str
    owners: tuple[str, ...]
    due_on: date | None
    state: ActionState
    latest: str
    updated_on: date | None
    decision: str
    recommended_by: str | None

    @property
    def place(self) -> tuple[str, int, int]:
        return self.group_id, self.meeting, self.sequence


@dataclass(frozen=True, slots=True)
class FieldChange:
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    row: LogFileRow
    known: Known
    fields: tuple[FieldChange, ...]

    def touches(self, field: str) -> bool:
        return any(one.field == field for one in self.fields)


@dataclass(frozen=True, slots=True)
class Differences:
    """Counts of the log on the day: what the file has, what stands now, and what would stand after."""

    new: tuple[LogFileRow, ...]
    changed: tuple[Changed, ...]
    unchanged: tuple[LogFileRow, ...]
    missing: tuple[Known, ...]
    """Known, but not in the file: they stay as they are."""
    of_file: Counts
    before: Counts
    after: Counts


def differences(file: LogFile, known: Sequence[Known], as_of: date) -> Differences:
    by_reference = {one.reference: one for one in known}
    new, changed, unchanged = [], [], []
    for row in file.rows:
        before = by_reference.get(row.reference)
        if before is None:
            new.append(row)
            continue
        fields = tuple(_field_changes(row, before))
        if fields:
            changed.append(Changed(row, before, fields))
        else:
            unchanged.append(row)
    in_file = {row.reference for row in file.rows}
    missing = tuple(one for one in known if one.reference not in in_file)
    after = [*(_logged(row) for row in file.rows), *(_logged(one) for one in missing)]
    return Differences(
        tuple(new), tuple(changed), tuple(unchanged), missing,
        of_file=counted_on((_logged(row) for row in file.rows), as_of),
        before=counted_on((_logged(one) for one in known), as_of),
        after=counted_on(after, as_of),
    )  # fmt: skip


def problems_in(found: Differences, known: Sequence[Known], person_id: str) -> list[FileProblem]:
    """A log may not go round the two steps of closing, nor give one action two references."""
    places = {one.place: one for one in known}
    problems = []
    for row in found.new:
        same = places.get((row.group_id, row.meeting, row.sequence))
        if same is not None:
            problems.append(
                FileProblem(
                    row.line, "ref", f"{row.reference} is known as {same.reference}; a reference stays, so write that."
                )
            )
    for one in found.changed:
        sentence = _against_steps(one, person_id)
        if sentence:
            problems.append(FileProblem(one.row.line, "status", sentence))
    return problems


def fingerprint(known: Iterable[Known]) -> str:
    """Of everything that a log may change, to see whether it is still as it was shown."""
    return hashlib.sha256(msgspec.json.encode(sorted(known, key=lambda one: one.reference))).hexdigest()


def _against_steps(one: Changed, person_id: str) -> str:
    before, after = one.known.state, one.row.state
    if before == after:
        return ""
    if after == "open":
        return f"{one.row.reference} is {STATES[before].lower()}; reopen it on its page, with the reason."
    if before == "open" and after == "closed":
        return f"{one.row.reference} is open, and nobody has recommended closing it; recommend it first."
    if before == "closed":
        return f"{one.row.reference} is closed; reopen it on its page, with the reason."
    if one.known.recommended_by == person_id:
        return f"You recommended closing {one.row.reference}, so somebody else has to close it."
    return "" if after == "recommended" or one.row.decision else f"Name the decision that closes {one.row.reference}."


def _field_changes(row: LogFileRow, before: Known) -> Iterable[FieldChange]:
    pairs = [
        ("date", str(before.raised_on), str(row.raised_on)),
        ("action", before.text, row.text),
        ("owner", "; ".join(before.owners), "; ".join(row.owners)),
        ("due date", str(before.due_on or ""), str(row.due_on or "")),
        ("status", STATES[before.state], STATES[row.state]),
    ]
    if row.latest and not _is_older(row, before):
        pairs.append(("latest update", before.latest, row.latest))
        if row.updated_on is not None:
            pairs.append(("updated on", str(before.updated_on or ""), str(row.updated_on)))
    if row.decision:
        pairs.append(("decision", before.decision, row.decision))
    yield from (FieldChange(*pair) for pair in pairs if pair[1] != pair[2])


def _is_older(row: LogFileRow, before: Known) -> bool:
    """A log that was written before the latest update says nothing newer."""
    return row.updated_on is not None and before.updated_on is not None and row.updated_on < before.updated_on


def _logged(one: LogFileRow | Known) -> LoggedAction:
    return LoggedAction(one.reference, one.group_id, one.raised_on, one.text, one.owners, one.due_on, one.state)
