"""Thẻ treo ở kênh nào cũng được — a message is known by a word of its channel, not by a number."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Key

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

WHOSE = ("area", "document_id", "person_id", "channel", "address")


def upgrade() -> None:
    """What hung before keeps its order: Telegram counts its messages upwards."""
    if op.get_bind().dialect.name == "postgresql":
        op.add_column("hangings", sa.Column("place", sa.BigInteger(), nullable=True))
        op.execute("UPDATE hangings SET place = message_id")
        op.alter_column("hangings", "place", nullable=False)
        op.execute("ALTER TABLE hangings ALTER COLUMN message_id TYPE TEXT USING message_id::text")
        op.alter_column("hangings", "message_id", new_column_name="message_key")
        return
    place = sa.Column("place", sa.BigInteger(), nullable=False)
    _anew(sa.Column("message_key", sa.Text(), nullable=False), place)
    _copied("message_key, place", "CAST(message_id AS TEXT), message_id")


def downgrade() -> None:
    """Only Telegram's copies can be told by a number."""
    op.execute("DELETE FROM hangings WHERE channel <> 'telegram'")
    if op.get_bind().dialect.name == "postgresql":
        op.drop_column("hangings", "place")
        op.alter_column("hangings", "message_key", new_column_name="message_id")
        op.execute(
            "ALTER TABLE hangings ALTER COLUMN message_id TYPE BIGINT USING message_id::bigint"
        )
        return
    _anew(sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False))
    _copied("message_id", "CAST(message_key AS INTEGER)")


def _anew(message: sa.Column[Any], *more: sa.Column[Any]) -> None:
    op.rename_table("hangings", "hangings_before")
    op.create_table(
        "hangings",
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("document_id", Key(), nullable=False),
        sa.Column("person_id", Key(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        message,
        sa.Column("digest", sa.Text(), nullable=False),
        *more,
        sa.PrimaryKeyConstraint(*WHOSE, message.name),
    )


def _copied(into: str, read: str) -> None:
    same = ", ".join((*WHOSE, "digest"))
    op.execute(f"INSERT INTO hangings ({same}, {into}) SELECT {same}, {read} FROM hangings_before")  # noqa: S608 - our own names
    op.drop_table("hangings_before")
