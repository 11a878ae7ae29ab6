"""Which lessons of a programme a person reads, and beside which of them figures may stand.

The office reads everything, with the organisation a lesson was raised from. Observers read lessons of the constituencies they
observe, with figures. Authors, and people of an organisation for its constituencies, read what is agreed, without figures.
"""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from readiness.permissions import (
    SignedIn,
    constituencies_seen,
    may_author,
    may_manage,
    may_see_dashboard,
    may_see_names,
)
from readiness.tables import ConstituencyMembership, Lesson, Organisation, Programme
from readiness.tables.lessons import AGREED_STATES


@dataclass(frozen=True, slots=True)
class Grant:
    """`constituencies`: ids; None for all. A lesson of the whole programme is read under any of them; figures beside one need
    all of them."""

    constituencies: frozenset[str] | None
    agreed_only: bool
    figures: bool

    def covers(self, lesson: Lesson) -> bool:
        where = lesson.constituency_id
        inside = where is None or self.constituencies is None or where in self.constituencies
        return inside and (not self.agreed_only or lesson.state in AGREED_STATES)

    def shows_figures(self, lesson: Lesson) -> bool:
        return (
            self.figures and self.covers(lesson) and (lesson.constituency_id is not None or self.constituencies is None)
        )


@dataclass(frozen=True, slots=True)
class LessonsSeen:
    programme: Programme
    grants: tuple[Grant, ...]
    names: bool
    """Whether organisations may be named."""
    manages: bool

    def covers(self, lesson: Lesson) -> bool:
        return any(one.covers(lesson) for one in self.grants)

    def shows_figures(self, lesson: Lesson) -> bool:
        return any(one.shows_figures(lesson) for one in self.grants)

    @property
    def figures(self) -> bool:
        return any(one.figures for one in self.grants)


def lessons_seen(db: Session, person: SignedIn, programme: Programme) -> LessonsSeen:
    grants = []
    if may_see_dashboard(person, programme.id):
        grants.append(Grant(constituencies_seen(person, programme.id), agreed_only=False, figures=True))
    if may_author(person, programme.id):
        grants.append(Grant(None, agreed_only=True, figures=False))
    if person.organisations:
        grants.append(Grant(_own(db, person, programme), agreed_only=True, figures=False))
    return LessonsSeen(
        programme, tuple(grants), may_see_names(person, programme.id), may_manage(person, programme.id)
    )  # fmt: skip


def _own(db: Session, person: SignedIn, programme: Programme) -> frozenset[str]:
    """Constituencies that their organisations have been in: a lesson of an earlier round still concerns them."""
    return frozenset(
        db.exec(
            select(ConstituencyMembership.constituency_id)
            .join(Organisation, col(Organisation.id) == ConstituencyMembership.organisation_id)
            .where(Organisation.programme_id == programme.id, col(Organisation.id).in_(person.organisations))
        ).all()
    )
