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

    @property
    def reached(self) -> Due | None:
        """When it was reached, against the latest date planned."""
        on = self.milestone.actual_on
        if on is None:
            return None
        moved, words = (
            moved_by(self.latest.on, on, is_by_month=self.latest.precision == MONTH) if self.latest else (0, "")
        )
        return Due(on, "day", "as planned" if self.latest and not moved else words, moved)


@dataclass(frozen=True, slots=True)
class Plan:
    baselines: tuple[Baseline, ...]
    milestones: tuple[MilestoneRow, ...]

    @property
    def has_actual(self) -> bool:
        return any(row.milestone.actual_on is not None for row in self.milestones)


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
    return moved_by(before.due_on, after.due_on, is_by_month=MONTH in (before.precision, after.precision))


def moved_by(before: date, after: date, *, is_by_month: bool) -> tuple[int, str]:
    if is_by_month:
        amount, unit = (after.year - before.year) * 12 + after.month - before.month, "month"
    else:
        amount, unit = (after - before).days, "day"
    if amount == 0:
        return 0, "no change"
    return (1, f"{counted(amount, unit)} later") if amount > 0 else (-1, f"{counted(-amount, unit)} earlier")
