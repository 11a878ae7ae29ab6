"""Questionnaires as families of versions, each with its schemes. What is published never changes."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from readiness.identifiers import new_id
from readiness.tables.columns import one_of


class VersionState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


class Family(SQLModel, table=True):
    """Versions that share one key and one purpose."""

    __tablename__ = "questionnaire"
    __table_args__ = (sa.UniqueConstraint("programme_id", "key"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    programme_id: str = Field(foreign_key="programme.id", index=True)
    key: str = Field(max_length=200)
    title: str = Field(max_length=300)


class Version(SQLModel, table=True):
    """One numbered state of a questionnaire. `document` is the file as its author wrote it."""

    __tablename__ = "questionnaire_version"
    __table_args__ = (sa.UniqueConstraint("questionnaire_id", "number"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    questionnaire_id: str = Field(foreign_key="questionnaire.id", index=True)
    number: str = Field(max_length=40)
    title: str = Field(max_length=300)
    state: VersionState = Field(default=VersionState.DRAFT, sa_type=one_of(VersionState))
    document: str = Field(sa_type=sa.Text)
    content_hash: str = Field(max_length=80)
    previous_id: str | None = Field(default=None, foreign_key="questionnaire_version.id")
    lineage_confirmed_at: datetime | None = None
    lineage_confirmed_by: str | None = Field(default=None, foreign_key="person.id")
    created_at: datetime
    created_by: str | None = Field(default=None, foreign_key="person.id")
    published_at: datetime | None = None
    published_by: str | None = Field(default=None, foreign_key="person.id")


class SchemeVersion(SQLModel, table=True):
    """A scheme for one version of a questionnaire; frozen with it, or later when it is published itself."""

    __tablename__ = "scheme"
    __table_args__ = (sa.UniqueConstraint("version_id", "key", "number"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    version_id: str = Field(foreign_key="questionnaire_version.id", index=True)
    key: str = Field(max_length=200)
    number: str = Field(max_length=40)
    title: str = Field(max_length=300)
    state: VersionState = Field(default=VersionState.DRAFT, sa_type=one_of(VersionState))
    document: str = Field(sa_type=sa.Text)
    content_hash: str = Field(max_length=80)
    created_at: datetime
    published_at: datetime | None = None
