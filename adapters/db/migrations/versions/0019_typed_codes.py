"""Mã gõ tay — each person's codes for cards on channels without buttons."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Instant, Key

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "typed_codes",
        sa.Column("person_id", Key(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("document_id", Key(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "code"),
    )
    op.create_index("typed_codes_of_card", "typed_codes", ["document_id", "person_id"], unique=False)


def downgrade() -> None:
    op.drop_index("typed_codes_of_card", "typed_codes")
    op.drop_table("typed_codes")
