"""Đếm ngược — what is urgent and waits is found each minute, however much else does."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None
URGENT = sa.text("urgency > 0")


def upgrade() -> None:
    op.create_index(
        "waits_urgent", "waits", ["urgency"], unique=False,
        sqlite_where=URGENT, postgresql_where=URGENT,
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("waits_urgent", "waits")
