"""The page on which a file of milestones is chosen, and on which its problems are shown."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from readiness.organising.doors import programme_managed
from readiness.organising.filled import Filled
from readiness.permissions import SignedIn
from readiness.tables import Baseline, Programme
from readiness.uploads.problems import FileProblem, UnfitFile
from readiness.web.showing import counted


@dataclass(frozen=True, slots=True)
class PlanImportStart:
    programme: Programme
    form: Filled
    baselines: tuple[tuple[str, str], ...]
    """(id, words) of each, the latest first."""
    file_name: str
    problems: tuple[FileProblem, ...]
    more: int
    """Problems beyond those shown."""

    @property
    def summary(self) -> tuple[tuple[str, str], ...]:
        if not self.problems:
            return self.form.summary
        count = counted(len(self.problems) + self.more, "problem")
        return (
            ("problems", f"{self.file_name} has {count}; nothing of it was used. Mend the file and upload it again."),
        )


def plan_import_start(
    db: Session, person: SignedIn, programme_id: str, form: Filled, file_name: str, unfit: UnfitFile | None
) -> PlanImportStart:
    programme = programme_managed(db, person, programme_id)
    stored = db.exec(
        select(Baseline).where(Baseline.programme_id == programme_id).order_by(col(Baseline.position).desc())
    ).all()
    return PlanImportStart(
        programme, form, tuple((one.id, f"{one.key}: {one.title}") for one in stored), file_name,
        unfit.problems if unfit else (), unfit.more if unfit else 0,
    )  # fmt: skip
