"""Re-scorings and kept comparisons."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

from readiness.tables.guards import pinned_once

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_PINNED = ("id", "round_id", "scheme_id", "job_id", "of", "scored", "asked_at", "asked_by", "finished_at")


def upgrade() -> None:
    op.create_table(
        "kept_comparison",
        sa.Column("rounds", sqlmodel.AutoString(length=64), nullable=False),
        sa.Column("fingerprint", sqlmodel.AutoString(length=80), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("made_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("rounds", name=op.f("pk_kept_comparison")),
    )
    op.create_table(
        "rescoring",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("round_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("scheme_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("job_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=False),
        sa.Column("scored", sa.Integer(), nullable=False),
        sa.Column("asked_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("asked_by", sqlmodel.AutoString(), nullable=True),
        sa.Column("finished_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.Column("failure", sqlmodel.AutoString(length=300), nullable=False),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f("fk_rescoring_asked_by_person")),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], name=op.f("fk_rescoring_job_id_job")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["assessment_round.id"], name=op.f("fk_rescoring_round_id_assessment_round")
        ),
        sa.ForeignKeyConstraint(["scheme_id"], ["scheme.id"], name=op.f("fk_rescoring_scheme_id_scheme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rescoring")),
    )
    with op.batch_alter_table("rescoring", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rescoring_round_id"), ["round_id"], unique=False)

    # What a run did stays as it ended.
    for statement in pinned_once(op.get_bind().dialect.name, "rescoring", "finished_at IS NOT NULL", _PINNED):
        op.execute(statement)
