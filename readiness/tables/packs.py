"""Packs for meetings: drafts that are worked on, and what was frozen with its files, which is only ever added to."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from readiness.identifiers import new_id
from readiness.tables.columns import one_of


class Audience(StrEnum):
    OFFICE = "office"
    STEERING_GROUP = "steering_group"

    @property
    def words(self) -> str:
        return self.value.replace("_", " ").capitalize()


class PackState(StrEnum):
    DRAFT = "draft"
    BUILDING = "building"
    FROZEN = "frozen"
    FAILED = "failed"

    @property
    def words(self) -> str:
        return self.value.capitalize()


NEXT_PACK: dict[PackState, frozenset[PackState]] = {
    PackState.DRAFT: frozenset({PackState.BUILDING}),
    PackState.BUILDING: frozenset({PackState.FROZEN, PackState.FAILED}),
    PackState.FAILED: frozenset({PackState.BUILDING, PackState.DRAFT}),
    PackState.FROZEN: frozenset(),
}


class Pack(SQLModel, table=True):
    """`snapshot` is what `reports.packs.stored` writes, until the pack is frozen; `messages` are those of the office, as JSON.
    `dated` is the day that its files carry."""

    __table_args__ = (sa.UniqueConstraint("programme_id", "number"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    programme_id: str = Field(foreign_key="programme.id", index=True)
    round_id: str = Field(foreign_key="assessment_round.id", index=True)
    number: int
    title: str = Field(max_length=200)
    audience: Audience = Field(sa_type=one_of(Audience))
    state: PackState = Field(default=PackState.DRAFT, sa_type=one_of(PackState))
    dated: date
    snapshot: str = Field(sa_type=sa.Text)
    snapshot_at: datetime
    messages: str = Field(sa_type=sa.Text)
    job_id: str | None = Field(default=None, foreign_key="job.id")
    failure: str = Field(default="", max_length=300)
    made_at: datetime
    made_by: str | None = Field(default=None, foreign_key="person.id")
    shared_at: datetime | None = None
    """From then on observers of the whole programme may take its files."""
    shared_by: str | None = Field(default=None, foreign_key="person.id")


class FrozenPack(SQLModel, table=True):
    """What a pack held when it was frozen. Never changed. `manifest` is canonical JSON: its files, sources and differences."""

    __tablename__ = "frozen_pack"

    pack_id: str = Field(foreign_key="pack.id", primary_key=True)
    job_id: str = Field(foreign_key="job.id")
    snapshot: str = Field(sa_type=sa.Text)
    messages: str = Field(sa_type=sa.Text)
    manifest: str = Field(sa_type=sa.Text)
    manifest_hash: str = Field(max_length=64)
    previous_id: str | None = Field(default=None, foreign_key="pack.id")
    frozen_at: datetime
    frozen_by: str | None = Field(default=None, foreign_key="person.id")


class PackFile(SQLModel, table=True):
    """A file as one building made it. Never changed."""

    __tablename__ = "pack_file"
    __table_args__ = (sa.UniqueConstraint("job_id", "name"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    pack_id: str = Field(foreign_key="pack.id", index=True)
    job_id: str = Field(foreign_key="job.id")
    name: str = Field(max_length=200)
    media_type: str = Field(max_length=100)
    content: bytes = Field(sa_type=sa.LargeBinary)
    size: int
    sha256: str = Field(max_length=64)
    made_at: datetime
