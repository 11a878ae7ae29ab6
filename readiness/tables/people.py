"""People, their roles, and how they sign in. Secrets are stored as hashes only."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from readiness.identifiers import new_id
from readiness.tables.columns import one_of


class Role(StrEnum):
    ADMINISTRATOR = "administrator"
    PROGRAMME_OFFICE = "programme_office"
    AUTHOR = "author"
    PARTICIPANT = "participant"
    SIGNATORY = "signatory"
    OBSERVER = "observer"

    @property
    def words(self) -> str:
        return self.value.replace("_", " ").capitalize()


class Person(SQLModel, table=True):
    id: str = Field(default_factory=new_id, primary_key=True)
    email: str = Field(unique=True, max_length=254)
    """In lower case."""
    name: str = Field(default="", max_length=200)
    created_at: datetime


class Membership(SQLModel, table=True):
    """A role: of an administrator everywhere; of programme office, author or observer in a programme (an observer perhaps
    of one constituency only); of a participant or signatory in an organisation."""

    id: str = Field(default_factory=new_id, primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    role: Role = Field(sa_type=one_of(Role))
    programme_id: str | None = Field(default=None, foreign_key="programme.id", index=True)
    organisation_id: str | None = Field(default=None, foreign_key="organisation.id", index=True)
    constituency_id: str | None = Field(default=None, foreign_key="constituency.id")
    granted_at: datetime
    granted_by: str | None = Field(default=None, foreign_key="person.id")
    withdrawn_at: datetime | None = None


class SignInLink(SQLModel, table=True):
    """A one-time link. The secret in it is stored as its hash; opening the page does not use it up, pressing its button
    does, since mail scanners open links."""

    __tablename__ = "sign_in_link"

    token_hash: str = Field(primary_key=True, max_length=64)
    person_id: str = Field(foreign_key="person.id", index=True)
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    next_path: str = Field(default="/", max_length=500)


class SignInAttempt(SQLModel, table=True):
    """One attempt, by the hash of an address or of a network address; counted to limit the rate, on every node alike."""

    __tablename__ = "sign_in_attempt"

    id: str = Field(default_factory=new_id, primary_key=True)
    key: str = Field(max_length=80)
    at: datetime

    __table_args__ = (sa.Index("ix_sign_in_attempt_key_at", "key", "at"),)


class LoginSession(SQLModel, table=True):
    __tablename__ = "login_session"

    token_hash: str = Field(primary_key=True, max_length=64)
    id: str = Field(default_factory=new_id, unique=True)
    """Names it to its owner, who may end it."""
    person_id: str = Field(foreign_key="person.id", index=True)
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    browser: str = Field(default="", max_length=200)
    ended_at: datetime | None = None
