"""From the cookie to the person: one indexed statement, with every role held now."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine, Row, Select
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from readiness import clock
from readiness.identifiers import hash_of
from readiness.permissions import Held, SignedIn
from readiness.tables import LoginSession, Membership, Organisation, Person

_S = LoginSession.__table__  # type: ignore[attr-defined]
_P = Person.__table__  # type: ignore[attr-defined]
_M = Membership.__table__  # type: ignore[attr-defined]
_O = Organisation.__table__  # type: ignore[attr-defined]
FIND = (
    sa.select(
        _P.c.id, _P.c.email, _P.c.name, _S.c.id.label("session_id"), _S.c.last_seen_at, _M.c.role,
        sa.func.coalesce(_M.c.programme_id, _O.c.programme_id).label("programme_id"),
        _M.c.organisation_id, _M.c.constituency_id,
    )
    .select_from(_S)
    .join(_P, _P.c.id == _S.c.person_id)
    .outerjoin(_M, sa.and_(_M.c.person_id == _P.c.id, _M.c.withdrawn_at.is_(None)))
    .outerjoin(_O, _O.c.id == _M.c.organisation_id)
    .where(_S.c.token_hash == sa.bindparam("token_hash"), _S.c.ended_at.is_(None), _S.c.expires_at > sa.bindparam("now"))
)  # fmt: skip
"""One row a role held. A page may add columns of its own, by outer joins that give one row, and so ask once for both."""


def signed_in_person(db: Session, secret: str) -> SignedIn | None:
    """None where the session is unknown, ended or over."""
    return person_in(rows_for(db, secret, FIND, {}))


def rows_for(db: Session, secret: str, statement: Select[Any], given: Mapping[str, object]) -> Sequence[Row[Any]]:
    """Of `FIND`, or of what was made of it."""
    return db.connection().execute(statement, {"token_hash": hash_of(secret), "now": clock.now(), **given}).all()


def person_in(rows: Sequence[Row[Any]]) -> SignedIn | None:
    if not rows:
        return None
    first = rows[0]
    held = tuple(
        Held(row.role, row.programme_id, row.organisation_id, row.constituency_id)
        for row in rows
        if row.role is not None
    )
    return SignedIn(first.id, first.email, first.name, first.session_id, held, first.last_seen_at)


SELDOM = timedelta(minutes=10)


def note_seen(engine: Engine, person: SignedIn) -> None:
    """When the session was last used, for its owner to see: written seldom, after the request, and never in its way."""
    now = clock.now()
    if person.last_seen_at is None or now - person.last_seen_at < SELDOM:
        return
    try:
        with engine.begin() as connection:
            connection.execute(sa.update(_S).where(_S.c.id == person.session_id).values(last_seen_at=now))
    except SQLAlchemyError:  # it is told again with the next request
        return
