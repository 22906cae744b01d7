"""Phạm vi ủy quyền — the types of document that a written authority covers; none named: every type."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Json

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    column = sa.Column("types", Json(), nullable=False, server_default="[]")
    op.add_column("delegations", column)


def downgrade() -> None:
    op.drop_column("delegations", "types")
