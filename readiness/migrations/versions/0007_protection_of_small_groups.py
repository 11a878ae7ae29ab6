"""Thresholds that protect small groups, and who agreed to be named."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

from readiness.tables.guards import append_only

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_KEPT = {"protection_setting": (("id",),), "consent": (("id",),)}


def upgrade() -> None:
    op.create_table(
        "protection_setting",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("programme_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("role", sqlmodel.AutoString(length=20), nullable=False),
        sa.Column("smallest_group", sa.Integer(), nullable=False),
        sa.Column("smallest_count", sa.Integer(), nullable=False),
        sa.Column("set_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("set_by", sqlmodel.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_protection_setting_programme_id_programme")
        ),
        sa.ForeignKeyConstraint(["set_by"], ["person.id"], name=op.f("fk_protection_setting_set_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_protection_setting")),
    )
    with op.batch_alter_table("protection_setting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_protection_setting_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "consent",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("organisation_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("recorded_by", sqlmodel.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_consent_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["recorded_by"], ["person.id"], name=op.f("fk_consent_recorded_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consent_organisation_id"), ["organisation_id"], unique=False)

    for statement in append_only(op.get_bind().dialect.name, _KEPT):
        op.execute(statement)
