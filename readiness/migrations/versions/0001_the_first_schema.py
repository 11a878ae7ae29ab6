"""The first schema."""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "event",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("person_id", sqlmodel.AutoString(length=20), nullable=True),
        sa.Column("action", sqlmodel.AutoString(length=80), nullable=False),
        sa.Column("programme_id", sqlmodel.AutoString(length=20), nullable=True),
        sa.Column("subject", sqlmodel.AutoString(length=80), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("hash", sqlmodel.AutoString(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_event")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_programme_id"), ["programme_id"], unique=False)
        batch_op.create_index("ix_event_subject", ["subject"], unique=False)

    op.create_table(
        "event_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sqlmodel.AutoString(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_head")),
    )
    op.create_table(
        "kept_secret",
        sa.Column("name", sqlmodel.AutoString(length=60), nullable=False),
        sa.Column("value", sqlmodel.AutoString(length=200), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_kept_secret")),
    )
    op.create_table(
        "outbox_mail",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("recipient", sqlmodel.AutoString(length=254), nullable=False),
        sa.Column("subject", sqlmodel.AutoString(length=300), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("queued_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("due_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("locked_until", sqlmodel.UTCDateTime(), nullable=True),
        sa.Column("sent_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.Column("given_up_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.Column("last_error", sqlmodel.AutoString(length=300), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_mail")),
    )
    with op.batch_alter_table("outbox_mail", schema=None) as batch_op:
        batch_op.create_index("ix_outbox_mail_sent_at_due_at", ["sent_at", "due_at"], unique=False)

    op.create_table(
        "person",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("email", sqlmodel.AutoString(length=254), nullable=False),
        sa.Column("name", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("created_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
    )
    op.create_table(
        "programme",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("key", sqlmodel.AutoString(length=60), nullable=False),
        sa.Column("title", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("time_zone", sqlmodel.AutoString(length=60), nullable=False),
        sa.Column("created_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
        sa.UniqueConstraint("key", name=op.f("uq_programme_key")),
    )
    op.create_table(
        "sign_in_attempt",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("key", sqlmodel.AutoString(length=80), nullable=False),
        sa.Column("at", sqlmodel.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempt")),
    )
    with op.batch_alter_table("sign_in_attempt", schema=None) as batch_op:
        batch_op.create_index("ix_sign_in_attempt_key_at", ["key", "at"], unique=False)

    op.create_table(
        "baseline",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("programme_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("key", sqlmodel.AutoString(length=60), nullable=False),
        sa.Column("title", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_baseline_programme_id_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_baseline")),
        sa.UniqueConstraint("programme_id", "key", name=op.f("uq_baseline_programme_id_key")),
    )
    with op.batch_alter_table("baseline", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_baseline_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "constituency",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("programme_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("name", sqlmodel.AutoString(length=100), nullable=False),
        sa.Column("title", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("colour", sqlmodel.AutoString(length=7), nullable=False),
        sa.Column("answers", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_constituency_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_constituency")),
        sa.UniqueConstraint("programme_id", "name", name=op.f("uq_constituency_programme_id_name")),
    )
    with op.batch_alter_table("constituency", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_constituency_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "governance_group",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("programme_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("key", sqlmodel.AutoString(length=60), nullable=False),
        sa.Column("title", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("meets", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_governance_group_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_governance_group")),
        sa.UniqueConstraint("programme_id", "key", name=op.f("uq_governance_group_programme_id_key")),
    )
    with op.batch_alter_table("governance_group", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_governance_group_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "login_session",
        sa.Column("token_hash", sqlmodel.AutoString(length=64), nullable=False),
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("person_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("created_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("last_seen_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("expires_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("browser", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("ended_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_login_session_person_id_person")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_login_session")),
        sa.UniqueConstraint("id", name=op.f("uq_login_session_id")),
    )
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_login_session_person_id"), ["person_id"], unique=False)

    op.create_table(
        "milestone",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("programme_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("key", sqlmodel.AutoString(length=60), nullable=False),
        sa.Column("title", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_milestone_programme_id_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
        sa.UniqueConstraint("programme_id", "key", name=op.f("uq_milestone_programme_id_key")),
    )
    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_milestone_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "organisation",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("programme_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("reference", sqlmodel.AutoString(length=100), nullable=False),
        sa.Column("name", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("weight", sqlmodel.AutoString(length=40), nullable=True),
        sa.Column("parent_id", sqlmodel.AutoString(), nullable=True),
        sa.Column(
            "market_roles", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False
        ),
        sa.Column("facts", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False),
        sa.Column("created_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["organisation.id"], name=op.f("fk_organisation_parent_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_organisation_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("programme_id", "reference", name=op.f("uq_organisation_programme_id_reference")),
    )
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_organisation_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "organisation_import",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("programme_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("person_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("file_name", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("content_hash", sqlmodel.AutoString(length=64), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("expected_rows", sa.Integer(), nullable=True),
        sa.Column("expected_weight", sqlmodel.AutoString(length=40), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("uploaded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_organisation_import_person_id_person")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_organisation_import_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_import")),
    )
    with op.batch_alter_table("organisation_import", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_organisation_import_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_organisation_import_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "questionnaire",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("programme_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("key", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("title", sqlmodel.AutoString(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_questionnaire_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire")),
        sa.UniqueConstraint("programme_id", "key", name=op.f("uq_questionnaire_programme_id_key")),
    )
    with op.batch_alter_table("questionnaire", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_questionnaire_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "sign_in_link",
        sa.Column("token_hash", sqlmodel.AutoString(length=64), nullable=False),
        sa.Column("person_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("created_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("expires_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("used_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.Column("next_path", sqlmodel.AutoString(length=500), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sign_in_link_person_id_person")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sign_in_link")),
    )
    with op.batch_alter_table("sign_in_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_link_person_id"), ["person_id"], unique=False)

    op.create_table(
        "constituency_membership",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("organisation_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("constituency_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["constituency_id"],
            ["constituency.id"],
            name=op.f("fk_constituency_membership_constituency_id_constituency"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_constituency_membership_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_constituency_membership")),
    )
    with op.batch_alter_table("constituency_membership", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_constituency_membership_constituency_id"), ["constituency_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_constituency_membership_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "membership",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("person_id", sqlmodel.AutoString(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "administrator",
                "programme_office",
                "author",
                "participant",
                "signatory",
                "observer",
                name="role",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("programme_id", sqlmodel.AutoString(), nullable=True),
        sa.Column("organisation_id", sqlmodel.AutoString(), nullable=True),
        sa.Column("constituency_id", sqlmodel.AutoString(), nullable=True),
        sa.Column("granted_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("granted_by", sqlmodel.AutoString(), nullable=True),
        sa.Column("withdrawn_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["constituency_id"], ["constituency.id"], name=op.f("fk_membership_constituency_id_constituency")
        ),
        sa.ForeignKeyConstraint(["granted_by"], ["person.id"], name=op.f("fk_membership_granted_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_membership_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id_person")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_membership_programme_id_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_membership_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_membership_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "milestone_date",
        sa.Column("milestone_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("baseline_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("precision", sqlmodel.AutoString(length=10), nullable=False),
        sa.ForeignKeyConstraint(["baseline_id"], ["baseline.id"], name=op.f("fk_milestone_date_baseline_id_baseline")),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestone.id"], name=op.f("fk_milestone_date_milestone_id_milestone")
        ),
        sa.PrimaryKeyConstraint("milestone_id", "baseline_id", name=op.f("pk_milestone_date")),
    )
    op.create_table(
        "organisation_identifier",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("organisation_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("scheme", sqlmodel.AutoString(length=60), nullable=False),
        sa.Column("value", sqlmodel.AutoString(length=100), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_organisation_identifier_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_identifier")),
        sa.UniqueConstraint(
            "organisation_id", "scheme", "value", name=op.f("uq_organisation_identifier_organisation_id_scheme_value")
        ),
    )
    with op.batch_alter_table("organisation_identifier", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_organisation_identifier_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "questionnaire_version",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("questionnaire_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("number", sqlmodel.AutoString(length=40), nullable=False),
        sa.Column("title", sqlmodel.AutoString(length=300), nullable=False),
        sa.Column(
            "state",
            sa.Enum("draft", "published", "retired", name="versionstate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("content_hash", sqlmodel.AutoString(length=80), nullable=False),
        sa.Column("previous_id", sqlmodel.AutoString(), nullable=True),
        sa.Column("lineage_confirmed_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.Column("lineage_confirmed_by", sqlmodel.AutoString(), nullable=True),
        sa.Column("created_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("created_by", sqlmodel.AutoString(), nullable=True),
        sa.Column("published_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.Column("published_by", sqlmodel.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name=op.f("fk_questionnaire_version_created_by_person")),
        sa.ForeignKeyConstraint(
            ["lineage_confirmed_by"], ["person.id"], name=op.f("fk_questionnaire_version_lineage_confirmed_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["previous_id"],
            ["questionnaire_version.id"],
            name=op.f("fk_questionnaire_version_previous_id_questionnaire_version"),
        ),
        sa.ForeignKeyConstraint(
            ["published_by"], ["person.id"], name=op.f("fk_questionnaire_version_published_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"],
            ["questionnaire.id"],
            name=op.f("fk_questionnaire_version_questionnaire_id_questionnaire"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire_version")),
        sa.UniqueConstraint(
            "questionnaire_id", "number", name=op.f("uq_questionnaire_version_questionnaire_id_number")
        ),
    )
    with op.batch_alter_table("questionnaire_version", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_questionnaire_version_questionnaire_id"), ["questionnaire_id"], unique=False
        )

    op.create_table(
        "seat",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("group_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("constituency_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("holder", sqlmodel.AutoString(length=200), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["constituency_id"], ["constituency.id"], name=op.f("fk_seat_constituency_id_constituency")
        ),
        sa.ForeignKeyConstraint(["group_id"], ["governance_group.id"], name=op.f("fk_seat_group_id_governance_group")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat")),
    )
    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seat_constituency_id"), ["constituency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_seat_group_id"), ["group_id"], unique=False)

    op.create_table(
        "scheme",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("version_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("key", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("number", sqlmodel.AutoString(length=40), nullable=False),
        sa.Column("title", sqlmodel.AutoString(length=300), nullable=False),
        sa.Column(
            "state",
            sa.Enum("draft", "published", "retired", name="versionstate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("content_hash", sqlmodel.AutoString(length=80), nullable=False),
        sa.Column("created_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("published_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version_id"], ["questionnaire_version.id"], name=op.f("fk_scheme_version_id_questionnaire_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scheme")),
        sa.UniqueConstraint("version_id", "key", "number", name=op.f("uq_scheme_version_id_key_number")),
    )
    with op.batch_alter_table("scheme", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_scheme_version_id"), ["version_id"], unique=False)

    op.create_table(
        "assessment_round",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("programme_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("title", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("scheme_id", sqlmodel.AutoString(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("planned", "open", "reviewing", "closed", name="roundstate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column(
            "audience", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False
        ),
        sa.Column("opens_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("closes_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("time_zone", sqlmodel.AutoString(length=60), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("milestone_id", sqlmodel.AutoString(), nullable=True),
        sa.Column("baseline_id", sqlmodel.AutoString(), nullable=True),
        sa.Column("opened_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.Column("closed_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.Column("released_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.Column("created_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["baseline_id"], ["baseline.id"], name=op.f("fk_assessment_round_baseline_id_baseline")
        ),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestone.id"], name=op.f("fk_assessment_round_milestone_id_milestone")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_assessment_round_programme_id_programme")
        ),
        sa.ForeignKeyConstraint(["scheme_id"], ["scheme.id"], name=op.f("fk_assessment_round_scheme_id_scheme")),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["questionnaire_version.id"],
            name=op.f("fk_assessment_round_version_id_questionnaire_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment_round")),
    )
    with op.batch_alter_table("assessment_round", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assessment_round_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "constituency_standing",
        sa.Column("round_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("constituency_id", sqlmodel.AutoString(length=20), nullable=False),
        sa.Column("fingerprint", sqlmodel.AutoString(length=80), nullable=False),
        sa.Column("body", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False),
        sa.Column("made_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["assessment_round.id"], name=op.f("fk_constituency_standing_round_id_assessment_round")
        ),
        sa.PrimaryKeyConstraint("round_id", "constituency_id", name=op.f("pk_constituency_standing")),
    )
    op.create_table(
        "response",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("round_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("organisation_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("constituency_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("organisation_name", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("weight", sqlmodel.AutoString(length=40), nullable=True),
        sa.Column("facts", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "not_started",
                "in_progress",
                "submitted",
                "returned",
                "accepted",
                "withdrawn",
                "no_submission",
                name="responsestate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("due_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("joined_late", sa.Boolean(), nullable=False),
        sa.Column("invited_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["constituency_id"], ["constituency.id"], name=op.f("fk_response_constituency_id_constituency")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_response_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["assessment_round.id"], name=op.f("fk_response_round_id_assessment_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_response")),
        sa.UniqueConstraint("round_id", "organisation_id", name=op.f("uq_response_round_id_organisation_id")),
    )
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_response_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_response_round_id"), ["round_id"], unique=False)

    op.create_table(
        "answer",
        sa.Column("response_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("question_key", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("saved_by", sqlmodel.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(["response_id"], ["response.id"], name=op.f("fk_answer_response_id_response")),
        sa.ForeignKeyConstraint(["saved_by"], ["person.id"], name=op.f("fk_answer_saved_by_person")),
        sa.PrimaryKeyConstraint("response_id", "question_key", name=op.f("pk_answer")),
    )
    op.create_table(
        "answer_change",
        sa.Column("response_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("question_key", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("saved_by", sqlmodel.AutoString(), nullable=True),
        sa.Column("hash", sqlmodel.AutoString(length=64), nullable=False),
        sa.ForeignKeyConstraint(["response_id"], ["response.id"], name=op.f("fk_answer_change_response_id_response")),
        sa.ForeignKeyConstraint(["saved_by"], ["person.id"], name=op.f("fk_answer_change_saved_by_person")),
        sa.PrimaryKeyConstraint("response_id", "number", name=op.f("pk_answer_change")),
    )
    op.create_table(
        "assignment",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("response_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("section_key", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("person_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("assigned_by", sqlmodel.AutoString(), nullable=True),
        sa.Column("assigned_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["assigned_by"], ["person.id"], name=op.f("fk_assignment_assigned_by_person")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_assignment_person_id_person")),
        sa.ForeignKeyConstraint(["response_id"], ["response.id"], name=op.f("fk_assignment_response_id_response")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignment_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_response_id"), ["response_id"], unique=False)

    op.create_table(
        "extension",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("response_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("due_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("granted_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("granted_by", sqlmodel.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(["granted_by"], ["person.id"], name=op.f("fk_extension_granted_by_person")),
        sa.ForeignKeyConstraint(["response_id"], ["response.id"], name=op.f("fk_extension_response_id_response")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extension")),
    )
    with op.batch_alter_table("extension", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_extension_response_id"), ["response_id"], unique=False)

    op.create_table(
        "reminder",
        sa.Column("response_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("sent_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("sent_by", sqlmodel.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(["response_id"], ["response.id"], name=op.f("fk_reminder_response_id_response")),
        sa.ForeignKeyConstraint(["sent_by"], ["person.id"], name=op.f("fk_reminder_sent_by_person")),
        sa.PrimaryKeyConstraint("response_id", "on_day", name=op.f("pk_reminder")),
    )
    op.create_table(
        "sign_off",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("response_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("content_hash", sqlmodel.AutoString(length=80), nullable=False),
        sa.Column("declaration", sa.Text(), nullable=False),
        sa.Column("person_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("person_name", sqlmodel.AutoString(length=200), nullable=False),
        sa.Column("signed_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sign_off_person_id_person")),
        sa.ForeignKeyConstraint(["response_id"], ["response.id"], name=op.f("fk_sign_off_response_id_response")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_off")),
    )
    with op.batch_alter_table("sign_off", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_off_response_id"), ["response_id"], unique=False)

    op.create_table(
        "submission",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("response_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("content_hash", sqlmodel.AutoString(length=80), nullable=False),
        sa.Column("submitted_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("submitted_by", sqlmodel.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(["response_id"], ["response.id"], name=op.f("fk_submission_response_id_response")),
        sa.ForeignKeyConstraint(["submitted_by"], ["person.id"], name=op.f("fk_submission_submitted_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
        sa.UniqueConstraint("response_id", "number", name=op.f("uq_submission_response_id_number")),
    )
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_submission_response_id"), ["response_id"], unique=False)

    op.create_table(
        "receipt",
        sa.Column("id", sqlmodel.AutoString(), nullable=False),
        sa.Column("response_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("submission_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("scheme_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("slim", sa.Text(), nullable=False),
        sa.Column("scored_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["response_id"], ["response.id"], name=op.f("fk_receipt_response_id_response")),
        sa.ForeignKeyConstraint(["scheme_id"], ["scheme.id"], name=op.f("fk_receipt_scheme_id_scheme")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_receipt_submission_id_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
        sa.UniqueConstraint("submission_id", "scheme_id", name=op.f("uq_receipt_submission_id_scheme_id")),
    )
    with op.batch_alter_table("receipt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_receipt_response_id"), ["response_id"], unique=False)

    op.create_table(
        "standing",
        sa.Column("response_id", sqlmodel.AutoString(), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("changes_hash", sqlmodel.AutoString(length=64), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("required_open", sa.Integer(), nullable=False),
        sa.Column("total", sqlmodel.AutoString(length=80), nullable=True),
        sa.Column("maximum", sqlmodel.AutoString(length=80), nullable=True),
        sa.Column("rating", sqlmodel.AutoString(length=200), nullable=True),
        sa.Column("receipt_id", sqlmodel.AutoString(), nullable=True),
        sa.Column("updated_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["receipt_id"], ["receipt.id"], name=op.f("fk_standing_receipt_id_receipt")),
        sa.ForeignKeyConstraint(["response_id"], ["response.id"], name=op.f("fk_standing_response_id_response")),
        sa.PrimaryKeyConstraint("response_id", name=op.f("pk_standing")),
    )


def downgrade() -> None:
    op.drop_table("standing")
    with op.batch_alter_table("receipt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_receipt_response_id"))

    op.drop_table("receipt")
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_submission_response_id"))

    op.drop_table("submission")
    with op.batch_alter_table("sign_off", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_off_response_id"))

    op.drop_table("sign_off")
    op.drop_table("reminder")
    with op.batch_alter_table("extension", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_extension_response_id"))

    op.drop_table("extension")
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_assignment_response_id"))
        batch_op.drop_index(batch_op.f("ix_assignment_person_id"))

    op.drop_table("assignment")
    op.drop_table("answer_change")
    op.drop_table("answer")
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_response_round_id"))
        batch_op.drop_index(batch_op.f("ix_response_organisation_id"))

    op.drop_table("response")
    op.drop_table("constituency_standing")
    with op.batch_alter_table("assessment_round", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_assessment_round_programme_id"))

    op.drop_table("assessment_round")
    with op.batch_alter_table("scheme", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_scheme_version_id"))

    op.drop_table("scheme")
    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_seat_group_id"))
        batch_op.drop_index(batch_op.f("ix_seat_constituency_id"))

    op.drop_table("seat")
    with op.batch_alter_table("questionnaire_version", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_questionnaire_version_questionnaire_id"))

    op.drop_table("questionnaire_version")
    with op.batch_alter_table("organisation_identifier", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_organisation_identifier_organisation_id"))

    op.drop_table("organisation_identifier")
    op.drop_table("milestone_date")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_membership_programme_id"))
        batch_op.drop_index(batch_op.f("ix_membership_person_id"))
        batch_op.drop_index(batch_op.f("ix_membership_organisation_id"))

    op.drop_table("membership")
    with op.batch_alter_table("constituency_membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_constituency_membership_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_constituency_membership_constituency_id"))

    op.drop_table("constituency_membership")
    with op.batch_alter_table("sign_in_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_link_person_id"))

    op.drop_table("sign_in_link")
    with op.batch_alter_table("questionnaire", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_questionnaire_programme_id"))

    op.drop_table("questionnaire")
    with op.batch_alter_table("organisation_import", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_organisation_import_programme_id"))
        batch_op.drop_index(batch_op.f("ix_organisation_import_person_id"))

    op.drop_table("organisation_import")
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_organisation_programme_id"))

    op.drop_table("organisation")
    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_milestone_programme_id"))

    op.drop_table("milestone")
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_login_session_person_id"))

    op.drop_table("login_session")
    with op.batch_alter_table("governance_group", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_governance_group_programme_id"))

    op.drop_table("governance_group")
    with op.batch_alter_table("constituency", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_constituency_programme_id"))

    op.drop_table("constituency")
    with op.batch_alter_table("baseline", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_baseline_programme_id"))

    op.drop_table("baseline")
    with op.batch_alter_table("sign_in_attempt", schema=None) as batch_op:
        batch_op.drop_index("ix_sign_in_attempt_key_at")

    op.drop_table("sign_in_attempt")
    op.drop_table("programme")
    op.drop_table("person")
    with op.batch_alter_table("outbox_mail", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_mail_sent_at_due_at")

    op.drop_table("outbox_mail")
    op.drop_table("kept_secret")
    op.drop_table("event_head")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index("ix_event_subject")
        batch_op.drop_index(batch_op.f("ix_event_programme_id"))

    op.drop_table("event")
