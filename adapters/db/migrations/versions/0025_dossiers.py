"""Hồ sơ công việc — documents about one matter (R-3.15, R-8.3a-1)."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Instant, Json, Key

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None
WORDS = ("state", "notation", "title", "retention", "rights", "language", "note", "returned")


def upgrade() -> None:
    op.create_table(
        "dossiers",
        sa.Column("id", Key(), nullable=False),
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("keeper_id", Key(), nullable=False),
        sa.Column("origin_id", Key(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in WORDS),
        sa.Column("items", Json(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("archived_at", Instant(), nullable=True),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("procedure_version", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("dossiers_of_keeper", "dossiers", ["keeper_id", "created_at"])
    op.create_index("dossiers_of_agency", "dossiers", ["agency_id", "state", "created_at"])


def downgrade() -> None:
    op.drop_table("dossiers")
