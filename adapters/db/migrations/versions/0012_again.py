"""Gửi lại, thu hồi — a refused document may arrive again; a draft knows that what it answers is gone."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Instant, Json

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

PACKAGE = ["agency_id", "sender_code", "document_uid", "kind"]


def upgrade() -> None:
    first = sa.Column("arrival", sa.BigInteger(), nullable=False, server_default="1")
    op.add_column("incoming", first)
    op.add_column("incoming", sa.Column("refused_before", Json(), nullable=True))
    op.drop_index("incoming_package", "incoming")
    op.create_index("incoming_package", "incoming", [*PACKAGE, "arrival"], unique=True)
    op.add_column("outgoing", sa.Column("answered_recalled_at", Instant(), nullable=True))
    op.create_index("outgoing_answers", "outgoing", ["in_reply_to"], unique=False)


def downgrade() -> None:
    op.drop_index("outgoing_answers", "outgoing")
    op.drop_column("outgoing", "answered_recalled_at")
    op.drop_index("incoming_package", "incoming")
    op.create_index("incoming_package", "incoming", PACKAGE, unique=True)
    op.drop_column("incoming", "refused_before")
    op.drop_column("incoming", "arrival")
