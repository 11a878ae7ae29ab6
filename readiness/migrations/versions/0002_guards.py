"""What is frozen stays frozen: triggers on both databases."""

from alembic import op

from readiness.tables.guards import statements

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in statements(op.get_bind().dialect.name):
        op.execute(statement)
    op.execute("INSERT INTO event_head (id, number, hash) VALUES (1, 0, '')")
