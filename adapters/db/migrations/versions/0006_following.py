"""Theo dõi — what finds late work and counts a period's figures without walking the tables."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

OPEN = sa.text("completed_at IS NULL")
ENDS = sa.text("after IN ('returned', 'recalled')")


def upgrade() -> None:
    op.add_column(
        "checks", sa.Column("led_overdue", sa.BigInteger(), nullable=False, server_default="0")
    )
    op.create_index(
        "tasks_open", "tasks", ["agency_id", "due_at"], sqlite_where=OPEN, postgresql_where=OPEN
    )
    op.create_index("incoming_state", "incoming", ["agency_id", "state", "closed_at"])
    op.create_index(
        "journal_ends", "journal", ["agency_id", "at"], sqlite_where=ENDS, postgresql_where=ENDS
    )


def downgrade() -> None:
    for table, name in (
        ("journal", "journal_ends"),
        ("incoming", "incoming_state"),
        ("tasks", "tasks_open"),
    ):
        op.drop_index(name, table_name=table)
    op.drop_column("checks", "led_overdue")
