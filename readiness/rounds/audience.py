"""Who is asked: organisations that fit a round's rule on a day, with the facts they have then."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from readiness.tables import Constituency, ConstituencyMembership, Organisation, Response

_O = Organisation.__table__  # type: ignore[attr-defined]
_M = ConstituencyMembership.__table__  # type: ignore[attr-defined]
_C = Constituency.__table__  # type: ignore[attr-defined]
_R = Response.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Rule:
    """None means all: every constituency that answers, every market role."""

    constituencies: tuple[str, ...] | None = None
    market_roles: tuple[str, ...] | None = None

    def fits(self, one: "Member") -> bool:
        if self.constituencies is not None and one.constituency not in self.constituencies:
            return False
        return self.market_roles is None or not set(self.market_roles).isdisjoint(one.market_roles)


@dataclass(frozen=True, slots=True)
class Member:
    """An organisation on a day. `constituency` is a name; None where it is in none."""

    id: str
    name: str
    reference: str
    weight: str | None
    market_roles: tuple[str, ...]
    facts: Mapping[str, Any]
    constituency_id: str | None
    constituency: str | None
    answers: bool

    @property
    def facts_with_roles(self) -> dict[str, Any]:
        """As a response keeps them."""
        return {**self.facts, "roles": list(self.market_roles)}


def rule_of(audience: Mapping[str, Any]) -> Rule:
    def kept(name: str) -> tuple[str, ...] | None:
        named = audience.get(name)
        return None if named is None else tuple(named)

    return Rule(kept("constituencies"), kept("market_roles"))


def as_audience(rule: Rule) -> dict[str, Any]:
    """As a round stores it."""
    return {
        "constituencies": None if rule.constituencies is None else list(rule.constituencies),
        "market_roles": None if rule.market_roles is None else list(rule.market_roles),
    }


def members_on(db: Session, programme_id: str, on: date, *, without: str | None = None) -> tuple[Member, ...]:
    """Every organisation that takes part on that day, by constituency and name. `without` leaves out those that have a
    response in that round."""
    wanted = (
        sa.select(
            _O.c.id, _O.c.name, _O.c.reference, _O.c.weight, _O.c.market_roles, _O.c.facts,
            _C.c.id.label("constituency_id"), _C.c.name.label("constituency"), _C.c.answers,
        )
        .select_from(_O)
        .outerjoin(
            _M,
            sa.and_(
                _M.c.organisation_id == _O.c.id, _M.c.from_on <= on, sa.or_(_M.c.until_on.is_(None), _M.c.until_on > on)
            ),
        )
        .outerjoin(_C, _C.c.id == _M.c.constituency_id)
        .where(_O.c.programme_id == programme_id, sa.or_(_O.c.left_on.is_(None), _O.c.left_on > on))
        .order_by(_C.c.position, _C.c.name, _O.c.name, _O.c.id, _M.c.from_on.desc())
    )  # fmt: skip
    if without is not None:
        wanted = wanted.where(_O.c.id.not_in(sa.select(_R.c.organisation_id).where(_R.c.round_id == without)))
    return tuple(_members(db.connection().execute(wanted)))


def _members(rows: Any) -> Iterator[Member]:
    seen: set[str] = set()
    for row in rows:
        if row.id not in seen:
            seen.add(row.id)
            yield Member(
                row.id, row.name, row.reference, row.weight, tuple(row.market_roles), row.facts,
                row.constituency_id, row.constituency, bool(row.answers),
            )  # fmt: skip


def asked_by(rule: Rule, members: tuple[Member, ...]) -> tuple[Member, ...]:
    """Those in a constituency that answers who fit the rule."""
    return tuple(one for one in members if one.answers and rule.fits(one))
