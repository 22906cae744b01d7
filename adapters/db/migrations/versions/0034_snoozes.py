"""Hẹn nhắc lại — how often a half day's list was put off, and until when (N23)."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Instant

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("checks", sa.Column("again_at", Instant(), nullable=True))
    op.add_column(
        "checks", sa.Column("snoozes", sa.BigInteger(), nullable=False, server_default="0")
    )


def downgrade() -> None:
    op.drop_column("checks", "snoozes")
    op.drop_column("checks", "again_at")
