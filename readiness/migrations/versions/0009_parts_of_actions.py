"""Parts of actions."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

from readiness.tables.guards import append_only

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "action_part",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("action_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("organisation_id", sqlmodel.AutoString(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("open", "answered", "accepted", name="partstate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("asked_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("asked_by", sqlmodel.AutoString(), nullable=True),
        sa.Column("withdrawn_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"], ["programme_action.id"], name=op.f("fk_action_part_action_id_programme_action")
        ),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f("fk_action_part_asked_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_action_part_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_part")),
        sa.UniqueConstraint("action_id", "organisation_id", name=op.f("uq_action_part_action_id_organisation_id")),
    )
    with op.batch_alter_table("action_part", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_part_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "part_move",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("part_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "to_state",
            sa.Enum("open", "answered", "accepted", name="partstate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by_organisation", sa.Boolean(), nullable=False),
        sa.Column("at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("by", sqlmodel.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_part_move_by_person")),
        sa.ForeignKeyConstraint(["part_id"], ["action_part.id"], name=op.f("fk_part_move_part_id_action_part")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_part_move")),
        sa.UniqueConstraint("part_id", "number", name=op.f("uq_part_move_part_id_number")),
    )
    with op.batch_alter_table("part_move", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_part_move_part_id"), ["part_id"], unique=False)

    for statement in append_only(op.get_bind().dialect.name, {"part_move": (("id",), ("part_id", "number"))}):
        op.execute(statement)


def downgrade() -> None:
    with op.batch_alter_table("part_move", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_part_move_part_id"))

    op.drop_table("part_move")
    with op.batch_alter_table("action_part", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_action_part_organisation_id"))

    op.drop_table("action_part")
