"""What a pack was made from, by name and content hash, so that the same figures can be made again and be seen to be the same."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session

from readiness.figures.seen import Seen
from readiness.packs.earlier import Before
from readiness.packs.hashes import Source, documents, hash_of, hash_of_receipts
from readiness.tables import Baseline, Milestone, MilestoneDate, Round
from reports.packs.basis import Basis
from scoring.receipt import Receipt

_M = Milestone.__table__  # type: ignore[attr-defined]
_D = MilestoneDate.__table__  # type: ignore[attr-defined]


def sources_of(
    db: Session, seen: Seen, basis: Basis, receipts: Sequence[Receipt], before: Before | None, seal: str
) -> tuple[Source, ...]:
    found = [
        *documents(basis.rolled.questionnaire, basis.rolled.scheme),
        (f"Receipts of {seen.round.title}", hash_of_receipts(receipts, seal)),
        *_baseline(db, seen),
    ]
    if before is not None:
        found += before.sources
    return tuple(found)


def dues_of(db: Session, round_: Round) -> dict[str, date]:
    """When the plan that the round was asked against has each milestone, by its key."""
    rows = db.connection().execute(
        sa.select(_M.c.key, _D.c.due_on)
        .join_from(_D, _M, _M.c.id == _D.c.milestone_id)
        .where(_D.c.baseline_id == round_.baseline_id)
    )
    return {str(key): due_on for key, due_on in rows}


def _baseline(db: Session, seen: Seen) -> list[Source]:
    baseline = db.get(Baseline, seen.round.baseline_id) if seen.round.baseline_id is not None else None
    if baseline is None:
        return []
    rows = db.connection().execute(
        sa.select(_D.c.milestone_id, _D.c.due_on, _D.c.precision)
        .where(_D.c.baseline_id == baseline.id)
        .order_by(_D.c.milestone_id)
    )
    dates = [f"{row.milestone_id} {row.due_on.isoformat()} {row.precision}" for row in rows]
    return [(f"Plan {baseline.title}", hash_of([baseline.key, *dates]))]
