"""Tóm tắt sau khi mất liên lạc — calm messages that wait are found by their person (P8)."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Key

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None
CALM = sa.text("state = 'waiting' AND lane = 1")


def upgrade() -> None:
    op.add_column("outbox", sa.Column("person_id", Key(), nullable=True))
    op.create_index(
        "outbox_of_person", "outbox", ["person_id"], unique=False,
        sqlite_where=CALM, postgresql_where=CALM,
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("outbox_of_person", "outbox")
    op.drop_column("outbox", "person_id")
