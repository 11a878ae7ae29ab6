"""Applies a file of milestones exactly as its preview showed it, or not at all."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.history import record
from readiness.importing.keeping import must_be_as_shown
from readiness.organising.doors import programme_held
from readiness.organising.plan_differences import PlanDifferences, dates_set
from readiness.organising.queries.plan_import_preview import KeptPlan, kept_plan
from readiness.permissions import SignedIn
from readiness.tables import Baseline, Milestone, MilestoneDate


def apply_plan(
    db: Session, person: SignedIn, programme_id: str, import_id: str, *, shown: str, at: datetime
) -> PlanDifferences:
    """`shown` is the fingerprint of the plan that the preview was made from."""
    programme_held(db, person, programme_id)
    kept = kept_plan(db, programme_id, import_id)
    must_be_as_shown("The plan was", fingerprint=kept.fingerprint, shown=shown, against=kept.problems)
    if kept.found.new or kept.found.changed:
        baseline = _baseline(db, programme_id, kept)
        _write(db, programme_id, baseline, kept)
        record(
            db, action="imported milestones", subject=f"baseline:{baseline.id}", at=at, by=person.id, programme=programme_id,
            details=_details(kept),
        )  # fmt: skip
    db.delete(kept.stored)
    return kept.found


def _baseline(db: Session, programme_id: str, kept: KeptPlan) -> Baseline:
    stored = kept.stored
    if stored.baseline_id:
        return db.get_one(Baseline, stored.baseline_id)
    made = Baseline(
        programme_id=programme_id, key=stored.baseline_key, title=stored.baseline_title, approved_on=stored.approved_on,
        position=_next(db, Baseline, programme_id),
    )  # fmt: skip
    db.add(made)
    db.flush()
    return made


def _write(db: Session, programme_id: str, baseline: Baseline, kept: KeptPlan) -> None:
    """New milestones come after those known, in the order of the file; known ones stay where they are."""
    ids = {one.key: one.id for one in kept.known.values()}
    for position, row in enumerate(kept.found.new, start=_next(db, Milestone, programme_id)):
        made = Milestone(
            programme_id=programme_id, key=row.key, title=row.title, position=position, actual_on=row.actual_on
        )
        db.add(made)
        ids[row.key] = made.id
    for change in kept.found.changed:
        milestone = db.get_one(Milestone, change.known.id)
        milestone.title = change.row.title
        milestone.actual_on = change.row.actual_on or milestone.actual_on
        db.add(milestone)
    db.flush()
    for dated in dates_set(kept.found):
        due = db.get(MilestoneDate, (ids[dated.key], baseline.id))
        due = due or MilestoneDate(milestone_id=ids[dated.key], baseline_id=baseline.id, due_on=dated.due_on)
        due.due_on, due.precision = dated.due_on, dated.precision
        db.add(due)


def _next(db: Session, kind: type[Baseline] | type[Milestone], programme_id: str) -> int:
    last = sa.func.coalesce(sa.func.max(col(kind.position)), -1)
    return db.exec(select(last).where(kind.programme_id == programme_id)).one() + 1


def _details(kept: KeptPlan) -> dict[str, object]:
    """With what each changed field said before: nothing else keeps it."""
    found = kept.found
    return {
        "content_hash": kept.stored.content_hash,
        "rows": len(kept.file.rows),
        "codes_begin_with": kept.stored.prefix,
        "new": [row.key for row in found.new],
        "unchanged": len(found.unchanged),
        "missing": len(found.missing),
        "changed": {one.row.key: {f.field: [f.before, f.after] for f in one.fields} for one in found.changed},
    }
