"""Phát hành — a register has series, a unit an abbreviation, and other agencies are known by code."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Key

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEPT = "agency_id, kind, year, last"


def registers(*series: str) -> None:
    """The table anew: the series is part of its key, and SQLite cannot change one."""
    named = [sa.Column(name, sa.Text(), nullable=False) for name in series]
    op.create_table(
        "registers",
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("year", sa.BigInteger(), autoincrement=False, nullable=False),
        *named,
        sa.Column("last", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("agency_id", "kind", "year", *series),
    )


def upgrade() -> None:
    op.execute("CREATE TABLE registers_before AS SELECT * FROM registers")
    op.drop_table("registers")
    registers("series")
    op.execute(
        f"INSERT INTO registers ({KEPT}, series) SELECT {KEPT}, '' FROM registers_before"
    )  # no one's words but ours
    op.drop_table("registers_before")
    op.add_column("units", sa.Column("short_name", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "correspondents",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("electronic", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_index("outgoing_state", "outgoing", ["state", "id"], unique=False)


def downgrade() -> None:
    op.drop_index("outgoing_state", "outgoing")
    op.drop_table("correspondents")
    op.drop_column("units", "short_name")
    op.execute("CREATE TABLE registers_before AS SELECT * FROM registers WHERE series = ''")
    op.drop_table("registers")
    registers()
    op.execute(f"INSERT INTO registers ({KEPT}) SELECT {KEPT} FROM registers_before")
    op.drop_table("registers_before")
