"""Máy ký — the paired signing agents, and what waits for their keys on the document."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Instant, Json, Key

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "stations",
        sa.Column("digest", sa.Text(), primary_key=True),
        sa.Column("id", Key(), nullable=False),
        sa.Column("agency_id", Key(), sa.ForeignKey("agencies.id"), nullable=False),
        sa.Column("person_id", Key(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("certificate", sa.Text(), nullable=False),
        sa.Column("paired_at", Instant(), nullable=False),
        sa.Column("chain", Json(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
    )
    op.create_index("stations_of_person", "stations", ["person_id"], unique=False)
    op.add_column("outgoing", sa.Column("signing", Json(), nullable=True))
    op.add_column("outgoing", sa.Column("signing_refused", Json(), nullable=True))


def downgrade() -> None:
    op.drop_column("outgoing", "signing_refused")
    op.drop_column("outgoing", "signing")
    op.drop_index("stations_of_person", "stations")
    op.drop_table("stations")
