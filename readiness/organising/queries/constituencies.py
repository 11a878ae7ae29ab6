"""Constituencies in their order, and the seats they have in governance groups on a day."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session, col, select

from readiness.organising.doors import programme_seen
from readiness.organising.filled import Filled
from readiness.organising.queries.known import in_force
from readiness.permissions import SignedIn, may_manage
from readiness.tables import Constituency, ConstituencyMembership, Group, Programme, Seat


@dataclass(frozen=True, slots=True)
class ConstituencyRow:
    constituency: Constituency
    organisations: int | None
    """On the day; None for those who may not know."""


@dataclass(frozen=True, slots=True)
class ShownSeat:
    constituency: str
    holder: str | None
    since: date


@dataclass(frozen=True, slots=True)
class ShownGroup:
    group: Group
    seats: tuple[ShownSeat, ...]


@dataclass(frozen=True, slots=True)
class Vacancy:
    constituency: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConstituenciesPage:
    programme: Programme
    on: date
    is_today: bool
    rows: tuple[ConstituencyRow, ...]
    groups: tuple[ShownGroup, ...]
    may_manage: bool
    form: Filled

    @property
    def vacancies(self) -> tuple[Vacancy, ...]:
        """By constituency, in its order."""
        found: dict[str, list[str]] = {}
        for row in self.rows:
            for group in self.groups:
                if any(seat.constituency == row.constituency.name and seat.holder is None for seat in group.seats):
                    found.setdefault(row.constituency.name, []).append(group.group.key)
        return tuple(Vacancy(name, tuple(keys)) for name, keys in found.items())

    @property
    def vacant(self) -> int:
        return sum(len(one.groups) for one in self.vacancies)


@dataclass(frozen=True, slots=True)
class ConstituencyForm:
    programme: Programme
    constituency: Constituency
    form: Filled


def constituencies_page(
    db: Session, person: SignedIn, programme_id: str, *, on: date, today: date, form: Filled
) -> ConstituenciesPage:
    programme = programme_seen(db, person, programme_id)
    manages = may_manage(person, programme_id)
    constituencies = db.exec(
        select(Constituency)
        .where(Constituency.programme_id == programme_id)
        .order_by(col(Constituency.position), Constituency.name)
    ).all()
    counts = _counts(db, programme_id, on) if manages else {}
    return ConstituenciesPage(
        programme=programme, on=on, is_today=on == today, may_manage=manages, form=form,
        rows=tuple(ConstituencyRow(one, counts.get(one.id, 0) if manages else None) for one in constituencies),
        groups=_groups(db, programme_id, on),
    )  # fmt: skip


def _counts(db: Session, programme_id: str, on: date) -> dict[str, int]:
    rows = db.exec(
        select(col(ConstituencyMembership.constituency_id), sa.func.count())
        .join(Constituency, col(Constituency.id) == ConstituencyMembership.constituency_id)
        .where(Constituency.programme_id == programme_id, in_force(on))
        .group_by(col(ConstituencyMembership.constituency_id))
    )
    return dict(rows.all())


def _groups(db: Session, programme_id: str, on: date) -> tuple[ShownGroup, ...]:
    groups = db.exec(
        select(Group)
        .where(Group.programme_id == programme_id)
        .order_by(col(Group.level), col(Group.position), Group.key)
    ).all()
    seats: dict[str, list[ShownSeat]] = {}
    for seat, constituency in db.exec(
        select(Seat, Constituency)
        .join(Group, col(Group.id) == Seat.group_id)
        .join(Constituency, col(Constituency.id) == Seat.constituency_id)
        .where(
            Group.programme_id == programme_id, Seat.from_on <= on, col(Seat.until_on).is_(None) | (col(Seat.until_on) > on)
        )
        .order_by(col(Constituency.position), Constituency.name)
    ):  # fmt: skip
        seats.setdefault(seat.group_id, []).append(ShownSeat(constituency.name, seat.holder, seat.from_on))
    return tuple(ShownGroup(one, tuple(seats.get(one.id, ()))) for one in groups)
