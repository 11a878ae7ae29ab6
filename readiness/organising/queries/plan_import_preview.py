"""What applying a kept file of milestones would change, and whether it may be applied as things stand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import msgspec
import sqlalchemy as sa
from sqlmodel import Session, select

from readiness.importing.keeping import still_kept
from readiness.importing.preview import ByKind, by_kind
from readiness.organising.doors import programme_managed
from readiness.organising.plan_differences import (
    KnownMilestone,
    PlanDifferences,
    beside_missing,
    dates_set,
    fingerprint,
    plan_differences,
    prefix_unstated,
)
from readiness.organising.reading.milestones import MilestoneFile
from readiness.permissions import SignedIn
from readiness.tables import Baseline, Milestone, MilestoneDate, PlanImport, Programme, Round, RoundState


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A kept file beside the plan as it stands."""

    stored: PlanImport
    file: MilestoneFile
    baseline: str
    """Its title."""
    known: Mapping[str, KnownMilestone]
    found: PlanDifferences
    problems: tuple[str, ...]
    """Why it cannot be applied as things stand."""
    fingerprint: str


@dataclass(frozen=True, slots=True)
class PlanImportPreview:
    programme: Programme
    id: str
    file_name: str
    baseline: str
    is_new_baseline: bool
    prefix: str
    read: int
    notes: tuple[str, ...]
    unstated: str
    """What to say of a prefix that all codes have and nobody stated; then nothing needs saying of each code."""
    problems: tuple[str, ...]
    kinds: ByKind
    fingerprint: str

    @property
    def may_apply(self) -> bool:
        return bool(self.kinds.changes) and not self.problems


def plan_import_preview(
    db: Session, person: SignedIn, programme_id: str, import_id: str, *, shown: str, number: int
) -> PlanImportPreview:
    programme = programme_managed(db, person, programme_id)
    kept = kept_plan(db, programme_id, import_id)
    found, stored = kept.found, kept.stored
    kinds = by_kind(found, shown, number)
    if kinds.shown == "new":
        kinds = replace(kinds, rows=replace(kinds.rows, rows=beside_missing(kinds.rows.rows, found.missing)))
    return PlanImportPreview(
        programme=programme, id=import_id, file_name=stored.file_name, baseline=kept.baseline,
        is_new_baseline=stored.baseline_id is None, prefix=stored.prefix, read=len(kept.file.rows),
        notes=tuple(_notes(kept)), unstated="" if stored.prefix else prefix_unstated(kept.file, kept.known), problems=kept.problems, kinds=kinds, fingerprint=kept.fingerprint,
    )  # fmt: skip


def kept_plan(db: Session, programme_id: str, import_id: str) -> KeptPlan:
    stored = still_kept(db, PlanImport, import_id, programme_id)
    file = msgspec.json.decode(stored.rows, type=MilestoneFile)
    baseline = db.get_one(Baseline, stored.baseline_id) if stored.baseline_id else None
    known = known_milestones(db, programme_id, stored.baseline_id)
    found = plan_differences(file, known)
    problems = _problems(db, baseline, found) if baseline else _taken(db, programme_id, stored.baseline_key)
    title = baseline.title if baseline else stored.baseline_title
    return KeptPlan(stored, file, title, known, found, tuple(problems), fingerprint(known))


def known_milestones(db: Session, programme_id: str, baseline_id: str | None) -> dict[str, KnownMilestone]:
    """By key, in the order of the plan."""
    milestone, due = Milestone.__table__, MilestoneDate.__table__  # type: ignore[attr-defined]
    dated = (due.c.milestone_id == milestone.c.id) & (due.c.baseline_id == baseline_id)
    names = [milestone.c[name] for name in ("id", "key", "title", "actual_on")]
    rows = db.connection().execute(
        sa.select(*names, due.c.due_on, due.c.precision)
        .select_from(milestone.outerjoin(due, dated))
        .where(milestone.c.programme_id == programme_id)
        .order_by(milestone.c.position, milestone.c.key)
    )
    return {
        row.key: KnownMilestone(row.id, row.key, row.title, row.actual_on, row.due_on, row.precision or "day")
        for row in rows
    }


def _notes(kept: KeptPlan) -> list[str]:
    notes = kept.stored.notes.splitlines()
    if kept.file.not_read:
        notes.append(f"Not read, since a milestone has no such thing: {', '.join(kept.file.not_read)}.")
    return notes


def _problems(db: Session, baseline: Baseline, found: PlanDifferences) -> list[str]:
    """As where one date is set: what an opened round was asked against stays, and so does what is history."""
    dates = list(dates_set(found))
    if not dates:
        return []
    asked = select(Round.title).where(Round.baseline_id == baseline.id, Round.state != RoundState.PLANNED).limit(1)
    title = db.exec(asked).first()
    if title is not None:
        return [f"{title} was asked against {baseline.title}, so its dates stay; import the file into a new baseline."]
    moved = [one.key for one in dates if one.moves]
    later = select(Baseline.id).where(
        Baseline.programme_id == baseline.programme_id, Baseline.position > baseline.position
    )
    if moved and db.exec(later.limit(1)).first() is not None:
        return [
            f"{baseline.title} is history, so the dates it has stay ({', '.join(moved)}); import them into the latest baseline."
        ]
    return []


def _taken(db: Session, programme_id: str, key: str) -> list[str]:
    """A baseline of that key that was added since the file was uploaded."""
    known = select(Baseline.id).where(Baseline.programme_id == programme_id, Baseline.key == key)
    return [] if db.exec(known).first() is None else [f"There is a baseline {key} by now; choose the file again."]
