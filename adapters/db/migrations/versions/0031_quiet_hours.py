"""Giờ yên lặng — when calm messages come without sound, and how many came each day (N23)."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Key

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def _person() -> sa.Column[object]:
    return sa.Column("person_id", Key(), sa.ForeignKey("people.id"), nullable=False)


def upgrade() -> None:
    op.create_table(
        "quiet_hours",
        _person(),
        sa.Column("begins", sa.Text(), nullable=False),
        sa.Column("ends", sa.Text(), nullable=False),
        sa.Column("days_off", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("person_id"),
    )
    op.create_table(
        "noise",
        _person(),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("sounded", sa.BigInteger(), nullable=False),
        sa.Column("silent", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "day"),
    )


def downgrade() -> None:
    op.drop_table("noise")
    op.drop_table("quiet_hours")
