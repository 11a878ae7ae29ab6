"""The overview of a programme: what it is, what comes next, its rounds, and what is still missing."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from readiness.organising.doors import programme_seen
from readiness.organising.queries.plan import MilestoneRow, plan_of
from readiness.permissions import SignedIn, constituencies_seen, may_author, may_manage, may_see_dashboard
from readiness.tables import (
    Constituency,
    Family,
    Membership,
    Milestone,
    Organisation,
    Programme,
    Response,
    Role,
    Round,
    RoundState,
    Version,
    VersionState,
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
class NextStep:
    title: str
    sentence: str
    href: str


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
    constituencies = _count(db, select(sa.func.count()).where(Constituency.programme_id == programme_id))
    organisations = (
        _count(db, select(sa.func.count()).where(Organisation.programme_id == programme_id)) if manages else None
    )
    return Overview(
        programme=programme, rounds=rounds, upcoming=tuple(coming[:MOST_NEXT]), constituencies=constituencies,
        organisations=organisations, people=_people(db, programme_id) if manages else None,
        next_steps=_next_steps(db, person, programme_id, constituencies, organisations, rounds),
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
    return _count(
        db,
        select(sa.func.count(sa.distinct(col(Membership.person_id)))).where(
            col(Membership.withdrawn_at).is_(None),
            (col(Membership.programme_id) == programme_id) | col(Membership.organisation_id).in_(members),
        ),
    )


def _next_steps(
    db: Session, person: SignedIn, programme_id: str, constituencies: int, organisations: int | None, rounds: tuple[RoundRow, ...]
) -> tuple[NextStep, ...]:  # fmt: skip
    """What is missing, in the order in which it is needed."""
    at = f"/programmes/{programme_id}"
    steps: list[NextStep] = []
    if may_manage(person, programme_id):
        if not constituencies:
            steps.append(
                NextStep(
                    "Add the constituencies",
                    "Organisations belong to one of them, and figures are shown by them.",
                    f"{at}/constituencies",
                )
            )
        if not organisations:
            steps.append(
                NextStep(
                    "Import the organisations",
                    "A spreadsheet with an id, a name and a constituency for each is enough.",
                    f"{at}/organisations/import",
                )
            )
        elif not _has_signatory(db, programme_id):
            steps.append(
                NextStep(
                    "Invite people", "No organisation has a signatory yet, so none can hand in.", f"{at}/people/invite"
                )
            )
        if not _count(db, select(sa.func.count()).select_from(Milestone).where(Milestone.programme_id == programme_id)):
            steps.append(
                NextStep(
                    "Enter the milestones",
                    "Rounds refer to a milestone as it stands in one baseline of the plan.",
                    f"{at}/milestones",
                )
            )
    if may_author(person, programme_id) and not _has_published(db, programme_id):
        steps.append(
            NextStep(
                "Publish a questionnaire",
                "A round asks a published version, rated by one of its schemes.",
                f"{at}/questionnaires",
            )
        )
    elif may_manage(person, programme_id) and organisations and not rounds:
        steps.append(NextStep("Open a round", "Everything is there to ask the organisations.", f"{at}/rounds/new"))
    return tuple(steps)


def _has_published(db: Session, programme_id: str) -> bool:
    wanted = (
        select(col(Version.id))
        .join(Family, col(Family.id) == Version.questionnaire_id)
        .where(Family.programme_id == programme_id, Version.state == VersionState.PUBLISHED)
    )
    return db.exec(wanted.limit(1)).first() is not None


def _has_signatory(db: Session, programme_id: str) -> bool:
    wanted = (
        select(col(Membership.id))
        .join(Organisation, col(Organisation.id) == Membership.organisation_id)
        .where(
            Organisation.programme_id == programme_id, Membership.role == Role.SIGNATORY,
            col(Membership.withdrawn_at).is_(None),
        )
    )  # fmt: skip
    return db.exec(wanted.limit(1)).first() is not None


def _count(db: Session, wanted: SelectOfScalar[int]) -> int:
    return db.exec(wanted).one()
