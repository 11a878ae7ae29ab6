"""How often signing in may be tried, counted in the database, so that every node counts alike. Addresses of people and
networks are kept as keyed hashes, which nobody without the key can try out, and not for long."""

import hmac
from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session, col, delete, select

from readiness.database import changing, is_sqlite
from readiness.problems import TooMany
from readiness.shared_secrets import shared_secret
from readiness.tables import SignInAttempt

WINDOW = timedelta(minutes=15)
MOST = {"network": 20, "guess": 30, "address": 5}
"""In one window: links asked for from one network, links tried from one, and links asked for one address."""


def count(engine: Engine, tried: dict[str, str], at: datetime) -> None:
    """Notes one attempt by each of `tried` (kind to value). Raises TooMany where one of them has been tried too often; what
    was refused is not counted."""
    secret = shared_secret(engine, "attempts").encode()
    keys = {kind: _key(secret, kind, tried[kind]) for kind in MOST if kind in tried}
    with changing(engine) as db:
        _take_turns(db, keys.values())
        wait = max(_wait(db, key, MOST[kind], at) for kind, key in keys.items())
        if wait > timedelta(0):
            raise _too_many(wait)
        for key in keys.values():
            db.add(SignInAttempt(key=key, at=at))
        db.exec(delete(SignInAttempt).where(col(SignInAttempt.at) < at - 2 * WINDOW))


def _key(secret: bytes, kind: str, value: str) -> str:
    return f"{kind}:{hmac.digest(secret, value.encode(), 'sha256').hex()}"


def _take_turns(db: Session, keys: Iterable[str]) -> None:
    """Those who try at the same moment are counted one after the other. On SQLite every change is."""
    if not is_sqlite(db.get_bind()):
        for key in keys:
            db.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtextextended(key, 0))))


def _wait(db: Session, key: str, most: int, at: datetime) -> timedelta:
    """Until the window holds fewer than `most` attempts; nothing where it does now."""
    latest = db.exec(
        select(SignInAttempt.at)
        .where(SignInAttempt.key == key, col(SignInAttempt.at) > at - WINDOW)
        .order_by(col(SignInAttempt.at).desc())
        .limit(most)
    ).all()
    return latest[-1] + WINDOW - at if len(latest) == most else timedelta(0)


def _too_many(wait: timedelta) -> TooMany:
    minutes = ceil(wait / timedelta(minutes=1))
    shown = "a minute" if minutes == 1 else f"{minutes} minutes"
    return TooMany(
        f"This was tried too often for this address or from this network. Try again in {shown}; a link that was sent to you "
        "before still works for as long as it says.",
        ceil(wait.total_seconds()),
    )
