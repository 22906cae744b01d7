"""Quyết định gần nhất — reports from receivers move a document's version and void no question."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    column = sa.Column("settled", sa.BigInteger(), nullable=False, server_default="1")
    op.add_column("outgoing", column)
    op.execute("UPDATE outgoing SET settled = version")


def downgrade() -> None:
    op.drop_column("outgoing", "settled")
