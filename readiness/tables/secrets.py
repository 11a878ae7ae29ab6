"""Secrets that every node of one database must share."""

from sqlmodel import Field, SQLModel


class KeptSecret(SQLModel, table=True):
    __tablename__ = "kept_secret"

    name: str = Field(primary_key=True, max_length=60)
    value: str = Field(max_length=200)
