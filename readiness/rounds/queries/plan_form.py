"""What the form of a plan offers."""

from dataclasses import dataclass
from zoneinfo import available_timezones

from sqlmodel import Session, col, select

from readiness.rounds.queries.preview import Preview
from readiness.rounds.queries.rounds import published_schemes
from readiness.tables import Baseline, Constituency, Milestone, Organisation, Programme, Round
from readiness.web.filled import Filled

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlanForm:
    programme: Programme
    round: Round | None
    """The one whose plan is changed; None for a new one."""
    filled: Filled
    schemes: Options
    constituencies: Options
    market_roles: Options
    milestones: Options
    baselines: Options
    zones: tuple[str, ...]
    preview: Preview | None


def plan_form(
    db: Session, programme: Programme, filled: Filled, *, round_: Round | None = None, shown: Preview | None = None
) -> PlanForm:
    """For a person who manages the programme."""
    return PlanForm(
        programme,
        round_,
        filled,
        published_schemes(db, programme.id),
        tuple(
            db.exec(
                select(Constituency.name, Constituency.title)
                .where(Constituency.programme_id == programme.id, Constituency.answers)
                .order_by(col(Constituency.position), Constituency.name)
            )
        ),
        _market_roles(db, programme.id),
        tuple(
            db.exec(
                select(Milestone.id, Milestone.title)
                .where(Milestone.programme_id == programme.id)
                .order_by(col(Milestone.position), Milestone.title)
            )
        ),
        tuple(
            db.exec(
                select(Baseline.id, Baseline.title)
                .where(Baseline.programme_id == programme.id)
                .order_by(col(Baseline.position).desc(), Baseline.title)
            )
        ),
        tuple(sorted(available_timezones())),
        shown,
    )


def _market_roles(db: Session, programme_id: str) -> Options:
    rows = db.exec(select(Organisation.market_roles).where(Organisation.programme_id == programme_id))
    return tuple(
        (role, role.replace("_", " ").capitalize()) for role in sorted({role for roles in rows for role in roles})
    )
