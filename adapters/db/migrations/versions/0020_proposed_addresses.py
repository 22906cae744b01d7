"""Địa chỉ khai sẵn — what the agency's list says; nothing is sent there before it is verified."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Key

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "proposed_addresses",
        sa.Column("person_id", Key(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "channel"),
    )


def downgrade() -> None:
    op.drop_table("proposed_addresses")
