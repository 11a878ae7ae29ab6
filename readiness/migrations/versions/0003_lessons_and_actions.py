"""Lessons and actions."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

from readiness.tables.guards import append_only

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


_KEPT = {
    table: (("id",), (f"{table.partition('_')[0]}_id", "number"))
    for table in ("lesson_move", "action_move", "action_update")
}


def upgrade() -> None:
    op.create_table(
        "action_import",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("programme_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("person_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("file_name", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("content_hash", sqlmodel.AutoString(length=64), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("expected", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("uploaded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_action_import_person_id_person")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_action_import_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_import")),
    )
    with op.batch_alter_table("action_import", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_import_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_action_import_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "group_prefix",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("group_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("prefix", sqlmodel.AutoString(length=20), nullable=False),
        sa.Column("from_meeting", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["governance_group.id"], name=op.f("fk_group_prefix_group_id_governance_group")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_prefix")),
        sa.UniqueConstraint("group_id", "from_meeting", name=op.f("uq_group_prefix_group_id_from_meeting")),
    )
    with op.batch_alter_table("group_prefix", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_prefix_group_id"), ["group_id"], unique=False)

    op.create_table(
        "programme_action",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("programme_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("group_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("reference", sqlmodel.AutoString(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum("open", "recommended", "closed", name="actionstate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("recommended_by", sqlmodel.AutoString(), nullable=True),
        sa.Column("decision", sqlmodel.AutoString(length=60), nullable=False),
        sa.Column("created_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("created_by", sqlmodel.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name=op.f("fk_programme_action_created_by_person")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["governance_group.id"], name=op.f("fk_programme_action_group_id_governance_group")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_programme_action_programme_id_programme")
        ),
        sa.ForeignKeyConstraint(
            ["recommended_by"], ["person.id"], name=op.f("fk_programme_action_recommended_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_action")),
        sa.UniqueConstraint(
            "group_id", "meeting", "sequence", name=op.f("uq_programme_action_group_id_meeting_sequence")
        ),
        sa.UniqueConstraint("programme_id", "reference", name=op.f("uq_programme_action_programme_id_reference")),
    )
    with op.batch_alter_table("programme_action", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_programme_action_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "action_move",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("action_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "to_state",
            sa.Enum("open", "recommended", "closed", name="actionstate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decision", sqlmodel.AutoString(length=60), nullable=False),
        sa.Column("at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("by", sqlmodel.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"], ["programme_action.id"], name=op.f("fk_action_move_action_id_programme_action")
        ),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_action_move_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_move")),
        sa.UniqueConstraint("action_id", "number", name=op.f("uq_action_move_action_id_number")),
    )
    with op.batch_alter_table("action_move", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_move_action_id"), ["action_id"], unique=False)

    op.create_table(
        "action_owner",
        sa.Column("action_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("person_id", sqlmodel.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"], ["programme_action.id"], name=op.f("fk_action_owner_action_id_programme_action")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_action_owner_person_id_person")),
        sa.PrimaryKeyConstraint("action_id", "position", name=op.f("pk_action_owner")),
    )
    with op.batch_alter_table("action_owner", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_owner_person_id"), ["person_id"], unique=False)

    op.create_table(
        "action_update",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("action_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("by", sqlmodel.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"], ["programme_action.id"], name=op.f("fk_action_update_action_id_programme_action")
        ),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_action_update_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_update")),
        sa.UniqueConstraint("action_id", "number", name=op.f("uq_action_update_action_id_number")),
    )
    with op.batch_alter_table("action_update", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_update_action_id"), ["action_id"], unique=False)

    op.create_table(
        "lesson",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("programme_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("theme", sqlmodel.AutoString(length=80), nullable=False),
        sa.Column("constituency_id", sqlmodel.AutoString(), nullable=True),
        sa.Column(
            "source",
            sa.Enum("answer", "rating", "round", "meeting", name="lessonsource", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("round_id", sqlmodel.AutoString(), nullable=True),
        sa.Column("response_id", sqlmodel.AutoString(), nullable=True),
        sa.Column("group_id", sqlmodel.AutoString(), nullable=True),
        sa.Column("meeting", sa.Integer(), nullable=True),
        sa.Column("what_happened", sa.Text(), nullable=False),
        sa.Column("recommendation", sa.Text(), nullable=False),
        sa.Column("owner", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "raised", "agreed", "applied", "verified", "set_aside", name="lessonstate", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("raised_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("raised_by", sqlmodel.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(
            ["constituency_id"], ["constituency.id"], name=op.f("fk_lesson_constituency_id_constituency")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["governance_group.id"], name=op.f("fk_lesson_group_id_governance_group")
        ),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_lesson_programme_id_programme")),
        sa.ForeignKeyConstraint(["raised_by"], ["person.id"], name=op.f("fk_lesson_raised_by_person")),
        sa.ForeignKeyConstraint(["response_id"], ["response.id"], name=op.f("fk_lesson_response_id_response")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["assessment_round.id"], name=op.f("fk_lesson_round_id_assessment_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson")),
        sa.UniqueConstraint("programme_id", "number", name=op.f("uq_lesson_programme_id_number")),
    )
    with op.batch_alter_table("lesson", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lesson_programme_id"), ["programme_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_lesson_round_id"), ["round_id"], unique=False)

    op.create_table(
        "lesson_action",
        sa.Column("lesson_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("action_id", sqlmodel.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["programme_action.id"], name=op.f("fk_lesson_action_action_id_programme_action")
        ),
        sa.ForeignKeyConstraint(["lesson_id"], ["lesson.id"], name=op.f("fk_lesson_action_lesson_id_lesson")),
        sa.PrimaryKeyConstraint("lesson_id", "action_id", name=op.f("pk_lesson_action")),
    )
    with op.batch_alter_table("lesson_action", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lesson_action_action_id"), ["action_id"], unique=False)

    op.create_table(
        "lesson_carry",
        sa.Column("lesson_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("round_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("carried_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("carried_by", sqlmodel.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(["carried_by"], ["person.id"], name=op.f("fk_lesson_carry_carried_by_person")),
        sa.ForeignKeyConstraint(["lesson_id"], ["lesson.id"], name=op.f("fk_lesson_carry_lesson_id_lesson")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["assessment_round.id"], name=op.f("fk_lesson_carry_round_id_assessment_round")
        ),
        sa.PrimaryKeyConstraint("lesson_id", "round_id", name=op.f("pk_lesson_carry")),
    )
    with op.batch_alter_table("lesson_carry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lesson_carry_round_id"), ["round_id"], unique=False)

    op.create_table(
        "lesson_move",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("lesson_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "to_state",
            sa.Enum(
                "raised", "agreed", "applied", "verified", "set_aside", name="lessonstate", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("by", sqlmodel.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_lesson_move_by_person")),
        sa.ForeignKeyConstraint(["lesson_id"], ["lesson.id"], name=op.f("fk_lesson_move_lesson_id_lesson")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson_move")),
        sa.UniqueConstraint("lesson_id", "number", name=op.f("uq_lesson_move_lesson_id_number")),
    )
    with op.batch_alter_table("lesson_move", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lesson_move_lesson_id"), ["lesson_id"], unique=False)

    op.create_table(
        "lesson_question",
        sa.Column("lesson_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("version_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("question_key", sqlmodel.AutoString(length=200), nullable=False),
        sa.ForeignKeyConstraint(["lesson_id"], ["lesson.id"], name=op.f("fk_lesson_question_lesson_id_lesson")),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["questionnaire_version.id"],
            name=op.f("fk_lesson_question_version_id_questionnaire_version"),
        ),
        sa.PrimaryKeyConstraint("lesson_id", "version_id", "question_key", name=op.f("pk_lesson_question")),
    )
    for statement in append_only(op.get_bind().dialect.name, _KEPT):
        op.execute(statement)
