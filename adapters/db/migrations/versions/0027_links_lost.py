"""Mất kênh — since when a linked chat takes nothing that is sent (R-20.5)."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Instant

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("links", sa.Column("lost_at", Instant(), nullable=True))


def downgrade() -> None:
    op.drop_column("links", "lost_at")
