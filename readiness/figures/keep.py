"""Keeps roll-ups and what was decided of them beside the round, in a transaction of its own after the page has gone out."""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa
import structlog
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from readiness import clock
from readiness.database import changing
from readiness.tables import ConstituencyStanding

log = structlog.get_logger("readiness.reporting")
_C = ConstituencyStanding.__table__  # type: ignore[attr-defined]
_KEPT = sa.select(_C.c.fingerprint, sa.cast(_C.c.body, sa.Text).label("body")).where(
    _C.c.round_id == sa.bindparam("round_id"), _C.c.constituency_id == sa.bindparam("key")
)
_PRINTED = 40
Form = TypeVar("Form", bound=msgspec.Struct)


def _upsert(insert: Any) -> Any:
    statement = insert(_C)
    return statement.on_conflict_do_update(
        index_elements=["round_id", "constituency_id"],
        set_={name: statement.excluded[name] for name in ("fingerprint", "body", "made_at")},
    )


_PUT = {"sqlite": _upsert(sqlite.insert), "postgresql": _upsert(postgresql.insert)}


def kept(db: Session, round_id: str, key: str, print_: str, form: type[Form]) -> Form | None:
    """None where there is none of this fingerprint, or it is no longer in this form: then it is made again."""
    row = db.connection().execute(_KEPT, {"round_id": round_id, "key": key}).first()
    if row is None or row.fingerprint != print_[:_PRINTED]:
        return None
    try:
        return msgspec.json.decode(row.body, type=form)
    except msgspec.MsgspecError:
        return None


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
