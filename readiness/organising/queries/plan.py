"""Milestones against baselines: what is due when, and how far each baseline moved it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from readiness.tables import Baseline, Milestone, MilestoneDate
from readiness.web.showing import counted, day

MONTH = "month"


@dataclass(frozen=True, slots=True)
class Due:
    on: date
    precision: str
    slip: str
    """Against the baseline before that has a date, in words; blank for the first."""
    moved: int
    """-1 earlier, 0 the same or first, 1 later."""

    @property
    def words(self) -> str:
        return f"{self.on:%B %Y}" if self.precision == MONTH else day(self.on)


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    milestone: Milestone
    dues: tuple[Due | None, ...]
    """One a baseline, in their order."""

    @property
    def latest(self) -> Due | None:
        return next((due for due in reversed(self.dues) if due is not None), None)


@dataclass(frozen=True, slots=True)
class Plan:
    baselines: tuple[Baseline, ...]
    milestones: tuple[MilestoneRow, ...]


def plan_of(db: Session, programme_id: str) -> Plan:
    baselines = db.exec(
        select(Baseline).where(Baseline.programme_id == programme_id).order_by(col(Baseline.position), Baseline.key)
    ).all()
    milestones = db.exec(
        select(Milestone).where(Milestone.programme_id == programme_id).order_by(col(Milestone.position), Milestone.key)
    ).all()
    dates: dict[tuple[str, str], MilestoneDate] = {
        (one.milestone_id, one.baseline_id): one
        for one in db.exec(
            select(MilestoneDate)
            .join(Milestone, col(Milestone.id) == MilestoneDate.milestone_id)
            .where(Milestone.programme_id == programme_id)
        )
    }
    return Plan(tuple(baselines), tuple(MilestoneRow(one, _dues(one.id, baselines, dates)) for one in milestones))


def _dues(
    milestone_id: str, baselines: Sequence[Baseline], dates: Mapping[tuple[str, str], MilestoneDate]
) -> tuple[Due | None, ...]:
    found: list[Due | None] = []
    before: MilestoneDate | None = None
    for baseline in baselines:
        stored = dates.get((milestone_id, baseline.id))
        if stored is None:
            found.append(None)
            continue
        moved, words = slippage(before, stored) if before else (0, "")
        found.append(Due(stored.due_on, stored.precision, words, moved))
        before = stored
    return tuple(found)


def slippage(before: MilestoneDate, after: MilestoneDate) -> tuple[int, str]:
    """(direction, words): in days where both are days, else in whole months, since a month says no more."""
    if MONTH in (before.precision, after.precision):
        amount = (after.due_on.year - before.due_on.year) * 12 + after.due_on.month - before.due_on.month
        unit = "month"
    else:
        amount, unit = (after.due_on - before.due_on).days, "day"
    if amount == 0:
        return 0, "no change"
    return (1, f"{counted(amount, unit)} later") if amount > 0 else (-1, f"{counted(-amount, unit)} earlier")
