"""Lịch trực — one roster for each agency (N8)."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Instant, Json, Key

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "duty_rosters",
        sa.Column("id", Key(), nullable=False),
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("planned", Json(), nullable=False),
        sa.Column("holder_id", Key(), nullable=True),
        sa.Column("holder_until", Instant(), nullable=True),
        sa.Column("next_id", Key(), nullable=True),
        sa.Column("next_until", Instant(), nullable=True),
        sa.Column("former_id", Key(), nullable=True),
        sa.Column("urgency", sa.BigInteger(), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("agency_id", name="duty_rosters_agency"),
    )


def downgrade() -> None:
    op.drop_table("duty_rosters")
