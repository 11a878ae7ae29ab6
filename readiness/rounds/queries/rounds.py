"""The rounds of a programme."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.permissions import SignedIn, may_compare, may_manage
from readiness.rounds.doors import programme_watched
from readiness.tables import Family, Programme, Response, Round, RoundState, SchemeVersion, Version, VersionState
from readiness.tables.responses import HANDED_IN


@dataclass(frozen=True, slots=True)
class RoundRow:
    round: Round
    href: str
    questionnaire: str
    asked: int
    handed_in: int


@dataclass(frozen=True, slots=True)
class RoundsPage:
    programme: Programme
    rounds: tuple[RoundRow, ...]
    may_manage: bool
    """Whether counts of all constituencies are shown, and rounds may be planned."""
    can_plan: bool
    """Whether there is a published version with a scheme."""
    may_compare: bool


def rounds_page(db: Session, person: SignedIn, programme_id: str) -> RoundsPage:
    programme = programme_watched(db, person, programme_id)
    manages = may_manage(person, programme_id)
    rows = db.exec(
        select(Round, Version.title, Version.number)
        .join(Version, col(Version.id) == col(Round.version_id))
        .where(Round.programme_id == programme_id)
        .order_by(col(Round.position).desc(), col(Round.id))
    ).all()
    counts = _counts(db, programme_id) if manages else {}
    return RoundsPage(
        programme,
        tuple(
            RoundRow(
                one,
                f"/rounds/{one.id}" if manages else f"/rounds/{one.id}/dashboard",
                f"{title} {number}",
                *counts.get(one.id, (0, 0)),
            )
            for one, title, number in rows
            if manages or one.state is not RoundState.PLANNED
        ),
        manages,
        manages and bool(published_schemes(db, programme_id)),
        may_compare(person, programme_id),
    )


def published_schemes(db: Session, programme_id: str) -> tuple[tuple[str, str], ...]:
    """(id, words) of schemes a round may be planned on, the newest first."""
    return tuple(
        (key, f"{title} {number}, scored by {scheme} {scheme_number}")
        for key, title, number, scheme, scheme_number in db.connection().execute(
            sa.select(
                col(SchemeVersion.id),
                col(Version.title),
                col(Version.number),
                col(SchemeVersion.title),
                col(SchemeVersion.number),
            )
            .join(Version, col(Version.id) == col(SchemeVersion.version_id))
            .join(Family, col(Family.id) == col(Version.questionnaire_id))
            .where(
                col(Family.programme_id) == programme_id,
                col(Version.state) == VersionState.PUBLISHED,
                col(SchemeVersion.state) == VersionState.PUBLISHED,
            )
            .order_by(col(Version.published_at).desc(), col(Version.number), col(SchemeVersion.number))
        )
    )


def _counts(db: Session, programme_id: str) -> dict[str, tuple[int, int]]:
    handed_in = sa.func.count(sa.case((col(Response.state).in_(HANDED_IN), 1)))
    rows = db.exec(
        select(Response.round_id, sa.func.count(), handed_in)
        .join(Round, col(Round.id) == col(Response.round_id))
        .where(Round.programme_id == programme_id)
        .group_by(col(Response.round_id))
    )
    return {round_id: (asked, done) for round_id, asked, done in rows}
