"""Phiếu gọi — telephone numbers, the sheets of calls, and who was reached (R-6.2c, R-10.3b)."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Instant, Json, Key

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("phone", sa.Text(), nullable=False, server_default=""))
    op.add_column("waits", sa.Column("reached_at", Instant(), nullable=True))
    op.create_table(
        "call_sheets",
        sa.Column("id", Key(), nullable=False),
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("about_area", sa.Text(), nullable=False),
        sa.Column("about_id", Key(), nullable=False),
        sa.Column("about_state", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("round", sa.BigInteger(), nullable=False),
        sa.Column("rows", Json(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("urgency", sa.BigInteger(), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    op.drop_table("call_sheets")
    op.drop_column("waits", "reached_at")
    op.drop_column("people", "phone")
