"""Packs and jobs."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

from readiness.tables.guards import append_only, pinned_once

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


_KEPT = {"frozen_pack": (("pack_id",),), "pack_file": (("id",), ("job_id", "name"))}
_PINNED = (
    "id",
    "programme_id",
    "round_id",
    "number",
    "title",
    "audience",
    "state",
    "dated",
    "job_id",
    "made_at",
    "made_by",
)
"""Of a pack that is frozen; it may still be shared or not."""


def upgrade() -> None:
    op.create_table(
        "job",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.AutoString(length=40), nullable=False),
        sa.Column("subject", sqlmodel.AutoString(length=20), nullable=False),
        sa.Column("queued_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("due_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("locked_until", sqlmodel.UTCDateTime(), nullable=True),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("doing", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("finished_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.Column("given_up_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.Column("last_error", sqlmodel.AutoString(length=300), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
    )
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.create_index("ix_job_finished_at_due_at", ["finished_at", "due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_job_subject"), ["subject"], unique=False)

    op.create_table(
        "pack",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("programme_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("round_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column(
            "audience",
            sa.Enum("office", "steering_group", name="audience", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum("draft", "building", "frozen", "failed", name="packstate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("snapshot_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("messages", sa.Text(), nullable=False),
        sa.Column("job_id", sqlmodel.AutoString(), nullable=True),
        sa.Column("failure", sqlmodel.AutoString(length=300), nullable=False),
        sa.Column("made_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("made_by", sqlmodel.AutoString(), nullable=True),
        sa.Column("shared_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.Column("shared_by", sqlmodel.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], name=op.f("fk_pack_job_id_job")),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_pack_made_by_person")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_pack_programme_id_programme")),
        sa.ForeignKeyConstraint(["round_id"], ["assessment_round.id"], name=op.f("fk_pack_round_id_assessment_round")),
        sa.ForeignKeyConstraint(["shared_by"], ["person.id"], name=op.f("fk_pack_shared_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack")),
        sa.UniqueConstraint("programme_id", "number", name=op.f("uq_pack_programme_id_number")),
    )
    with op.batch_alter_table("pack", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pack_programme_id"), ["programme_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pack_round_id"), ["round_id"], unique=False)

    op.create_table(
        "frozen_pack",
        sa.Column("pack_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("job_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("messages", sa.Text(), nullable=False),
        sa.Column("manifest", sa.Text(), nullable=False),
        sa.Column("manifest_hash", sqlmodel.AutoString(length=64), nullable=False),
        sa.Column("previous_id", sqlmodel.AutoString(), nullable=True),
        sa.Column("frozen_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("frozen_by", sqlmodel.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(["frozen_by"], ["person.id"], name=op.f("fk_frozen_pack_frozen_by_person")),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], name=op.f("fk_frozen_pack_job_id_job")),
        sa.ForeignKeyConstraint(["pack_id"], ["pack.id"], name=op.f("fk_frozen_pack_pack_id_pack")),
        sa.ForeignKeyConstraint(["previous_id"], ["pack.id"], name=op.f("fk_frozen_pack_previous_id_pack")),
        sa.PrimaryKeyConstraint("pack_id", name=op.f("pk_frozen_pack")),
    )
    op.create_table(
        "pack_file",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("pack_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("job_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("name", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("media_type", sqlmodel.AutoString(length=100), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sqlmodel.AutoString(length=64), nullable=False),
        sa.Column("made_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], name=op.f("fk_pack_file_job_id_job")),
        sa.ForeignKeyConstraint(["pack_id"], ["pack.id"], name=op.f("fk_pack_file_pack_id_pack")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack_file")),
        sa.UniqueConstraint("job_id", "name", name=op.f("uq_pack_file_job_id_name")),
    )
    with op.batch_alter_table("pack_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pack_file_pack_id"), ["pack_id"], unique=False)

    dialect = op.get_bind().dialect.name
    for statement in (*append_only(dialect, _KEPT), *pinned_once(dialect, "pack", "state = 'frozen'", _PINNED)):
        op.execute(statement)
