"""Truy cập — the browsers and chats from which somebody came, each to be denied or ended (R-20.5)."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Instant, Key

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "accesses",
        sa.Column("id", Key(), nullable=False),
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("person_id", Key(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("urgency", sa.BigInteger(), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("accesses_of_person", "accesses", ["person_id", "state"], unique=False)


def downgrade() -> None:
    op.drop_index("accesses_of_person", "accesses")
    op.drop_table("accesses")
