"""Imports of milestones, and the day on which a milestone was reached."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plan_import",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("programme_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("person_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("file_name", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("content_hash", sqlmodel.AutoString(length=64), nullable=False),
        sa.Column("baseline_id", sqlmodel.AutoString(), nullable=True),
        sa.Column("baseline_key", sqlmodel.AutoString(length=60), nullable=False),
        sa.Column("baseline_title", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("prefix", sqlmodel.AutoString(length=60), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("uploaded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["baseline_id"], ["baseline.id"], name=op.f("fk_plan_import_baseline_id_baseline")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_plan_import_person_id_person")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_plan_import_programme_id_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_import")),
    )
    with op.batch_alter_table("plan_import", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_import_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_import_programme_id"), ["programme_id"], unique=False)

    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.add_column(sa.Column("actual_on", sa.Date(), nullable=True))
