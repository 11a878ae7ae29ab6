"""Go-live rules."""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "go_live_rule",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("programme_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("milestone_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("body", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("made_by", sqlmodel.AutoString(), nullable=True),
        sa.Column("withdrawn_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_go_live_rule_made_by_person")),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestone.id"], name=op.f("fk_go_live_rule_milestone_id_milestone")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_go_live_rule_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_go_live_rule")),
    )
    with op.batch_alter_table("go_live_rule", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_go_live_rule_programme_id"), ["programme_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("go_live_rule", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_go_live_rule_programme_id"))

    op.drop_table("go_live_rule")
