"""Market roles, which each organisation keeps as a list: who has one, and which there are."""

import sqlalchemy as sa
from sqlmodel import Session

from readiness.tables import Organisation

_O = Organisation.__table__  # type: ignore[attr-defined]


def market_roles_in(db: Session, programme_id: str) -> tuple[str, ...]:
    """Every role that some organisation of the programme has, in alphabetical order."""
    roles = _each_role(db)
    found = sa.select(roles.c.value).select_from(_O).join(roles, sa.true()).where(_O.c.programme_id == programme_id)
    return tuple(db.connection().execute(found.distinct().order_by(roles.c.value)).scalars())


def has_role(db: Session, role: str) -> sa.ColumnElement[bool]:
    """Of organisations."""
    roles = _each_role(db)
    return sa.exists(sa.select(sa.literal(1)).select_from(roles).where(roles.c.value == role)).correlate(_O)


def _each_role(db: Session) -> sa.TableValuedAlias:
    """The list as rows: each database has its own function for it."""
    if db.connection().dialect.name == "sqlite":
        return sa.func.json_each(_O.c.market_roles).table_valued("value")
    return sa.func.jsonb_array_elements_text(_O.c.market_roles).table_valued("value")
