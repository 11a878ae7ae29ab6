"""Column types that mean the same on both databases, and the names of constraints."""

from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

Json = sa.JSON().with_variant(JSONB(), "postgresql")


def one_of(kind: type[StrEnum]) -> Any:
    """An enumeration kept as its values in text, so that a new member needs no migration of a type."""
    return sa.Enum(
        kind, values_callable=lambda members: [one.value for one in members], native_enum=False, length=32,
        create_constraint=False,
    )  # fmt: skip
