"""A round planned, changed while it is planned, or discarded before it opens."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.history import record
from readiness.permissions import SignedIn
from readiness.problems import Unfit
from readiness.rounds.audience import Rule, as_audience
from readiness.rounds.doors import programme_managed, round_held
from readiness.rounds.moves import must_be
from readiness.tables import (
    Baseline,
    Constituency,
    Family,
    Milestone,
    Round,
    RoundState,
    SchemeVersion,
    Version,
    VersionState,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the office decides about a round before it opens."""

    title: str
    scheme_id: str
    rule: Rule
    opens_at: datetime
    closes_at: datetime
    time_zone: str
    as_of: date
    milestone_id: str | None = None
    baseline_id: str | None = None


def plan_round(db: Session, person: SignedIn, programme_id: str, plan: Plan, *, at: datetime) -> Round:
    """Raises Unfit where something named in it is not the programme's, or not published."""
    programme = programme_managed(db, person, programme_id)
    round_ = Round(
        programme_id=programme.id,
        title=plan.title,
        position=_last_position(db, programme.id) + 1,
        version_id=_version_of(db, programme.id, plan.scheme_id),
        scheme_id=plan.scheme_id,
        opens_at=plan.opens_at,
        closes_at=plan.closes_at,
        time_zone=plan.time_zone,
        as_of=plan.as_of,
        created_at=at,
    )
    _fill(db, round_, plan)
    db.add(round_)
    db.flush()
    record(db, action="planned", subject=f"round:{round_.id}", at=at, by=person.id, programme=programme.id)
    return round_


def change_plan(db: Session, person: SignedIn, round_id: str, plan: Plan, *, at: datetime) -> Round:
    _, round_ = round_held(db, person, round_id)
    must_be(round_, RoundState.PLANNED)
    round_.title, round_.time_zone, round_.as_of = plan.title, plan.time_zone, plan.as_of
    round_.opens_at, round_.closes_at = plan.opens_at, plan.closes_at
    round_.version_id, round_.scheme_id = _version_of(db, round_.programme_id, plan.scheme_id), plan.scheme_id
    _fill(db, round_, plan)
    db.add(round_)
    record(db, action="plan changed", subject=f"round:{round_.id}", at=at, by=person.id, programme=round_.programme_id)
    return round_


def discard_plan(db: Session, person: SignedIn, round_id: str, *, at: datetime) -> Round:
    """Before it opens a round has no responses, so nothing is lost but the plan."""
    _, round_ = round_held(db, person, round_id)
    must_be(round_, RoundState.PLANNED)
    record(
        db, action="plan discarded", subject=f"round:{round_.id}", at=at, by=person.id, programme=round_.programme_id
    )
    db.delete(round_)
    return round_


def _fill(db: Session, round_: Round, plan: Plan) -> None:
    """The parts that must be of the same programme."""
    errors = {}
    known = set(
        db.exec(select(Constituency.name).where(Constituency.programme_id == round_.programme_id, Constituency.answers))
    )
    if plan.rule.constituencies is not None and not known.issuperset(plan.rule.constituencies):
        errors["constituencies"] = "Choose from the constituencies that answer."
    if plan.milestone_id and not _is_ours(db, Milestone, plan.milestone_id, round_.programme_id):
        errors["milestone"] = "Choose one of the programme's milestones."
    if plan.baseline_id and not _is_ours(db, Baseline, plan.baseline_id, round_.programme_id):
        errors["baseline"] = "Choose one of the programme's baselines."
    if errors:
        raise Unfit(errors)
    round_.audience = as_audience(plan.rule)
    round_.milestone_id, round_.baseline_id = plan.milestone_id or None, plan.baseline_id or None


def _version_of(db: Session, programme_id: str, scheme_id: str) -> str:
    found = db.exec(
        select(Version.id)
        .join(SchemeVersion, col(SchemeVersion.version_id) == col(Version.id))
        .join(Family, col(Family.id) == Version.questionnaire_id)
        .where(
            SchemeVersion.id == scheme_id,
            Family.programme_id == programme_id,
            Version.state == VersionState.PUBLISHED,
            SchemeVersion.state == VersionState.PUBLISHED,
        )
    ).first()
    if found is None:
        raise Unfit({"scheme": "Choose a published version with its scheme."})
    return found


def _is_ours(db: Session, table: type[Milestone] | type[Baseline], key: str, programme_id: str) -> bool:
    found = db.exec(select(table.id).where(table.id == key, table.programme_id == programme_id)).first()
    return found is not None


def _last_position(db: Session, programme_id: str) -> int:
    return db.exec(
        select(sa.func.coalesce(sa.func.max(Round.position), 0)).where(Round.programme_id == programme_id)
    ).one()
