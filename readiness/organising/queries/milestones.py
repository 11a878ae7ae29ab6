"""The page of milestones: one row a milestone, one column a baseline."""

from dataclasses import dataclass

from sqlmodel import Session

from readiness.organising.doors import programme_seen
from readiness.organising.filled import Filled
from readiness.organising.queries.plan import Plan, plan_of
from readiness.permissions import SignedIn, may_manage
from readiness.tables import Programme


@dataclass(frozen=True, slots=True)
class MilestonesPage:
    programme: Programme
    plan: Plan
    may_manage: bool
    form: Filled

    @property
    def milestone_options(self) -> tuple[tuple[str, str], ...]:
        return tuple((row.milestone.id, f"{row.milestone.key}: {row.milestone.title}") for row in self.plan.milestones)

    @property
    def baseline_options(self) -> tuple[tuple[str, str], ...]:
        """The latest first."""
        return tuple((one.id, f"{one.key}: {one.title}") for one in reversed(self.plan.baselines))


def milestones_page(db: Session, person: SignedIn, programme_id: str, form: Filled) -> MilestonesPage:
    programme = programme_seen(db, person, programme_id)
    return MilestonesPage(programme, plan_of(db, programme_id), may_manage(person, programme_id), form)
