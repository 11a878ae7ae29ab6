"""The overview of a programme: what it is, what comes next, its rounds, and what is still missing."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.organising.doors import programme_seen
from readiness.organising.queries.next_steps import NextStep, counted_by, next_steps
from readiness.organising.queries.plan import MilestoneRow, plan_of
from readiness.permissions import SignedIn, constituencies_seen, may_manage, may_see_dashboard
from readiness.tables import (
    Constituency,
    Membership,
    Organisation,
    Programme,
    Response,
    Round,
    RoundState,
)
from readiness.tables.responses import HANDED_IN
from readiness.web.frame import Link

MOST_NEXT = 5


@dataclass(frozen=True, slots=True)
class RoundRow:
    """`invited` and `handed_in` are None where this person may not see figures."""

    round: Round
    href: str
    dashboard: str
    invited: int | None
    handed_in: int | None
    own: tuple[Link, ...]
    """The responses of this person's organisations in it."""


@dataclass(frozen=True, slots=True)
class Overview:
    programme: Programme
    rounds: tuple[RoundRow, ...]
    upcoming: tuple[MilestoneRow, ...]
    constituencies: int
    organisations: int | None
    people: int | None
    next_steps: tuple[NextStep, ...]
    may_manage: bool
    of_part: bool
    """Whether the counts are of some constituencies only."""


def overview(db: Session, person: SignedIn, programme_id: str, *, on: date) -> Overview:
    programme = programme_seen(db, person, programme_id)
    manages = may_manage(person, programme_id)
    seen = constituencies_seen(person, programme_id) if may_see_dashboard(person, programme_id) else None
    rounds = _rounds(db, person, programme_id, seen)
    coming = [one for one in plan_of(db, programme_id).milestones if one.latest is not None and one.latest.on >= on]
    coming.sort(key=lambda one: one.latest.on if one.latest else date.max)
    constituencies = counted_by(db, select(sa.func.count()).where(Constituency.programme_id == programme_id))
    organisations = (
        counted_by(db, select(sa.func.count()).where(Organisation.programme_id == programme_id)) if manages else None
    )
    return Overview(
        programme=programme, rounds=rounds, upcoming=tuple(coming[:MOST_NEXT]), constituencies=constituencies,
        organisations=organisations, people=_people(db, programme_id) if manages else None,
        next_steps=next_steps(db, person, programme_id, constituencies, organisations, bool(rounds)),
        may_manage=manages, of_part=seen is not None,
    )  # fmt: skip


def _rounds(db: Session, person: SignedIn, programme_id: str, seen: frozenset[str] | None) -> tuple[RoundRow, ...]:
    figures, manages = may_see_dashboard(person, programme_id), may_manage(person, programme_id)
    rounds = db.exec(
        select(Round).where(Round.programme_id == programme_id).order_by(col(Round.position).desc(), col(Round.id))
    ).all()
    counts = _counts(db, programme_id, seen) if figures else {}
    own: dict[str, list[Link]] = {}
    if person.organisations:
        for response in db.exec(
            select(Response)
            .join(Round, col(Round.id) == Response.round_id)
            .where(Round.programme_id == programme_id, col(Response.organisation_id).in_(person.organisations))
        ):
            own.setdefault(response.round_id, []).append(
                Link(f"Response of {response.organisation_name}", f"/responses/{response.id}")
            )
    return tuple(
        RoundRow(
            round=one,
            href=f"/rounds/{one.id}" if manages else "",
            dashboard=f"/rounds/{one.id}/dashboard" if figures and one.state is not RoundState.PLANNED else "",
            invited=counts.get(one.id, (0, 0))[0] if figures else None,
            handed_in=counts.get(one.id, (0, 0))[1] if figures else None,
            own=tuple(own.get(one.id, ())),
        )
        for one in rounds
        if figures or one.state is not RoundState.PLANNED
    )


def _counts(db: Session, programme_id: str, seen: frozenset[str] | None) -> dict[str, tuple[int, int]]:
    handed_in = sa.func.sum(sa.case((col(Response.state).in_(HANDED_IN), 1), else_=0))
    wanted = (
        select(col(Response.round_id), sa.func.count(), handed_in)
        .join(Round, col(Round.id) == Response.round_id)
        .where(Round.programme_id == programme_id)
        .group_by(col(Response.round_id))
    )
    if seen is not None:
        wanted = wanted.where(col(Response.constituency_id).in_(seen))
    return {round_id: (invited, done) for round_id, invited, done in db.exec(wanted)}


def _people(db: Session, programme_id: str) -> int:
    members = sa.select(col(Organisation.id)).where(col(Organisation.programme_id) == programme_id)
    return counted_by(
        db,
        select(sa.func.count(sa.distinct(col(Membership.person_id)))).where(
            col(Membership.withdrawn_at).is_(None),
            (col(Membership.programme_id) == programme_id) | col(Membership.organisation_id).in_(members),
        ),
    )
