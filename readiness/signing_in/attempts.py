"""How often signing in may be tried, counted in the database, so that every node counts alike. Addresses of people and
networks are kept as hashes, and not for long."""

from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlmodel import Session, col, delete, func, select

from readiness.database import changing
from readiness.identifiers import hash_of
from readiness.problems import TooMany
from readiness.tables import SignInAttempt

WINDOW = timedelta(minutes=15)
MOST = {"address": 5, "network": 20, "guess": 30}
"""In one window: links asked for one address and from one network, and links tried from one network."""


def count(engine: Engine, tried: dict[str, str], at: datetime) -> None:
    """Notes one attempt by each of `tried` (kind to value). Raises TooMany where one of them has been tried too often; what
    was refused is not counted."""
    with changing(engine) as db:
        keys = {kind: f"{kind}:{hash_of(value)}"[:80] for kind, value in tried.items()}
        for kind, key in keys.items():
            if _number(db, key, at) >= MOST[kind]:
                minutes = int(WINDOW.total_seconds() // 60)
                raise TooMany(f"Wait {minutes} minutes, then try again.", int(WINDOW.total_seconds()))
        for key in keys.values():
            db.add(SignInAttempt(key=key, at=at))
        db.exec(delete(SignInAttempt).where(col(SignInAttempt.at) < at - 2 * WINDOW))


def _number(db: Session, key: str, at: datetime) -> int:
    return db.exec(
        select(func.count())
        .select_from(SignInAttempt)
        .where(SignInAttempt.key == key, col(SignInAttempt.at) > at - WINDOW)
    ).one()
