"""The questionnaires of a programme with their versions."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.authoring.doors import programme_authored
from readiness.permissions import SignedIn
from readiness.tables import Family, Programme, Round, SchemeVersion, Version, VersionState


@dataclass(frozen=True, slots=True)
class VersionRow:
    id: str
    number: str
    state: VersionState
    title: str
    schemes: int
    rounds: int
    """That ask it."""
    at: datetime
    """Published, or begun."""


@dataclass(frozen=True, slots=True)
class FamilyShown:
    key: str
    title: str
    versions: tuple[VersionRow, ...]
    """The newest first, drafts before all."""


@dataclass(frozen=True, slots=True)
class QuestionnairesPage:
    programme: Programme
    families: tuple[FamilyShown, ...]


def questionnaires_page(db: Session, person: SignedIn, programme_id: str) -> QuestionnairesPage:
    programme = programme_authored(db, person, programme_id)
    schemes = sa.select(sa.func.count()).where(col(SchemeVersion.version_id) == col(Version.id)).scalar_subquery()
    rounds = sa.select(sa.func.count()).where(col(Round.version_id) == col(Version.id)).scalar_subquery()
    rows = db.exec(
        select(Family, Version, schemes, rounds)
        .join(Version, col(Version.questionnaire_id) == col(Family.id))
        .where(Family.programme_id == programme.id)
        .order_by(Family.title, Family.key, col(Version.published_at).desc(), Version.number)
    )
    found: dict[str, tuple[Family, list[VersionRow]]] = {}
    for family, version, has, used in rows:
        row = VersionRow(
            version.id, version.number, version.state, version.title, has, used, version.published_at or version.created_at
        )  # fmt: skip
        found.setdefault(family.id, (family, []))[1].append(row)
    return QuestionnairesPage(
        programme,
        tuple(
            FamilyShown(
                family.key, family.title, tuple(sorted(rows, key=lambda row: row.state is not VersionState.DRAFT))
            )
            for family, rows in found.values()
        ),
    )
