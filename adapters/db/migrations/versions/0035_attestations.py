"""Biên bản khẩn — records of who got an urgent document, and the journal by what it is about (R-10.3b)."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Instant, Json, Key

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attestations",
        sa.Column("id", Key(), nullable=False),
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("about_area", sa.Text(), nullable=False),
        sa.Column("about_id", Key(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("about", Json(), nullable=False),
        sa.Column("receivers", Json(), nullable=False),
        sa.Column("sources", Json(), nullable=False),
        sa.Column("asked_by", Key(), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("made", Json(), nullable=True),
        sa.Column("unmade", Json(), nullable=True),
        sa.Column("sealed", Json(), nullable=True),
        sa.Column("signature_findings", Json(), nullable=False),
        sa.Column("signing", Json(), nullable=True),
        sa.Column("signing_refused", Json(), nullable=True),
        sa.Column("urgency", sa.BigInteger(), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("procedure_version", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("attestations_about", "attestations", ["about_id"])
    op.create_index("journal_about", "journal", ["document_id", "seq"])


def downgrade() -> None:
    op.drop_index("journal_about", "journal")
    op.drop_table("attestations")
