"""Lý do gửi — a copy of a card remembers why it was sent, and in which version."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Json

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("hangings", sa.Column("reason", Json(), nullable=True))
    op.add_column(
        "hangings", sa.Column("version", sa.BigInteger(), nullable=False, server_default="0")
    )


def downgrade() -> None:
    op.drop_column("hangings", "version")
    op.drop_column("hangings", "reason")
