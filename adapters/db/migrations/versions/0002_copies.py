"""Mọi bản của một thẻ — a card may hang in a chat several times, and every copy is known."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Key

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ONCE = ("area", "document_id", "person_id", "channel", "address")
COPIES = (*ONCE, "message_id")
COLUMNS = ", ".join((*COPIES, "digest"))
SAME = " AND ".join(f"newer.{name} = hangings.{name}" for name in ONCE)


def upgrade() -> None:
    _keyed_by(COPIES)


def downgrade() -> None:
    """Only the newest copy in each chat stays known, as it was before."""
    op.execute(
        "DELETE FROM hangings WHERE EXISTS (SELECT 1 FROM hangings AS newer"
        f" WHERE {SAME} AND newer.message_id > hangings.message_id)"  # noqa: S608 - our own names
    )
    _keyed_by(ONCE)


def _keyed_by(names: tuple[str, ...]) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint("hangings_pkey", "hangings")
        op.create_primary_key("hangings_pkey", "hangings", list(names))
        return
    op.rename_table("hangings", "hangings_before")
    op.create_table(
        "hangings",
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("document_id", Key(), nullable=False),
        sa.Column("person_id", Key(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(*names),
    )
    op.execute(f"INSERT INTO hangings ({COLUMNS}) SELECT {COLUMNS} FROM hangings_before")  # noqa: S608 - our own names
    op.drop_table("hangings_before")
