"""Người cùng ký — those who sign a document after its signer (R-9.1)."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Json

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outgoing", sa.Column("cosigners", Json(), nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("outgoing", "cosigners")
