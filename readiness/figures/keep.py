"""Keeps roll-ups beside the round, in a transaction of its own after the page has gone out."""

from collections.abc import Mapping
from typing import Any

import msgspec
import sqlalchemy as sa
import structlog
from sqlalchemy.dialects import postgresql, sqlite

from readiness import clock
from readiness.database import changing
from readiness.tables import ConstituencyStanding

log = structlog.get_logger("readiness.reporting")
_C = ConstituencyStanding.__table__  # type: ignore[attr-defined]


def _upsert(insert: Any) -> Any:
    statement = insert(_C)
    return statement.on_conflict_do_update(
        index_elements=["round_id", "constituency_id"],
        set_={name: statement.excluded[name] for name in ("fingerprint", "body", "made_at")},
    )


_PUT = {"sqlite": _upsert(sqlite.insert), "postgresql": _upsert(postgresql.insert)}


def keep(engine: sa.Engine, round_id: str, new: Mapping[str, tuple[str, msgspec.Struct]]) -> None:
    """Whatever goes wrong here, the figures were shown and can be made again."""
    rows = [
        {
            "round_id": round_id,
            "constituency_id": key,
            "fingerprint": fingerprint,
            "body": msgspec.to_builtins(part),
            "made_at": clock.now(),
        }
        for key, (fingerprint, part) in sorted(new.items())
    ]
    try:
        with changing(engine) as db:
            db.connection().execute(_PUT[engine.dialect.name], rows)
    except sa.exc.SQLAlchemyError as error:
        log.warning("roll-ups were not kept", error=type(error).__name__)
