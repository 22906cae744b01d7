"""Bản sao — sao y, sao lục, trích sao: asked for, allowed, numbered, sealed (NĐ 30 Đ.25–27)."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Instant, Json, Key

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "copies",
        sa.Column("id", Key(), nullable=False),
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("about_area", sa.Text(), nullable=False),
        sa.Column("about_id", Key(), nullable=False),
        sa.Column("source", Json(), nullable=False),
        sa.Column("source_reference", sa.Text(), nullable=False),
        sa.Column("source_issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("asked_by", Key(), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("pages", sa.Text(), nullable=False),
        sa.Column("receivers", Json(), nullable=False),
        sa.Column("readers", Json(), nullable=False),
        sa.Column("decided_by", Key(), nullable=True),
        sa.Column("decided_at", Instant(), nullable=True),
        sa.Column("refusal", sa.Text(), nullable=False),
        sa.Column("authority", Json(), nullable=True),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("register_year", sa.BigInteger(), nullable=True),
        sa.Column("number", sa.BigInteger(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("made", Json(), nullable=True),
        sa.Column("unmade", Json(), nullable=True),
        sa.Column("sealed", Json(), nullable=True),
        sa.Column("signature_findings", Json(), nullable=False),
        sa.Column("signing", Json(), nullable=True),
        sa.Column("signing_refused", Json(), nullable=True),
        sa.Column("outgoing_id", Key(), nullable=True),
        sa.Column("urgency", sa.BigInteger(), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("procedure_version", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("copies_about", "copies", ["about_id"], unique=False)
    op.create_index(
        "copies_reference", "copies", ["agency_id", "register_year", "reference"], unique=True
    )


def downgrade() -> None:
    op.drop_index("copies_reference", "copies")
    op.drop_index("copies_about", "copies")
    op.drop_table("copies")
