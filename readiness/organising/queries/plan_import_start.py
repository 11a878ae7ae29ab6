"""The page on which a file of milestones is chosen, and on which its problems are shown."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from readiness.importing.refusal import NOTHING, Refusal
from readiness.organising.doors import programme_managed
from readiness.organising.filled import Filled
from readiness.permissions import SignedIn
from readiness.tables import Baseline, Programme


@dataclass(frozen=True, slots=True)
class PlanImportStart:
    programme: Programme
    form: Filled
    baselines: tuple[tuple[str, str], ...]
    """(id, words) of each, the latest first."""
    refusal: Refusal

    @property
    def summary(self) -> tuple[tuple[str, str], ...]:
        return self.refusal.summary or self.form.summary


def plan_import_start(
    db: Session, person: SignedIn, programme_id: str, form: Filled, refusal: Refusal = NOTHING
) -> PlanImportStart:
    programme = programme_managed(db, person, programme_id)
    stored = db.exec(
        select(Baseline).where(Baseline.programme_id == programme_id).order_by(col(Baseline.position).desc())
    ).all()
    return PlanImportStart(
        programme, form, tuple((one.id, f"{one.key}: {one.title}") for one in stored), refusal,
    )  # fmt: skip
