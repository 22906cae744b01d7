"""Ủy quyền, phiên bản quy trình — who stands in for whom, and by which procedure a thing began."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Instant, Json, Key

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

VERSIONED = ("incoming", "outgoing", "tasks")


def must(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def may(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


def upgrade() -> None:
    for table in VERSIONED:
        column = sa.Column("procedure_version", sa.BigInteger(), nullable=False, server_default="0")
        op.add_column(table, column)
        op.execute(
            f"UPDATE {table} SET procedure_version = COALESCE((SELECT MAX(version)"  # noqa: S608
            f" FROM procedures WHERE procedures.agency_id = {table}.agency_id), 0)"
        )
    op.add_column("outgoing", may("authority", Json()))
    op.create_table(
        "delegations",
        must("id", Key()),
        must("agency_id", Key()),
        must("state", sa.Text()),
        must("giver_id", Key()),
        must("taker_id", Key()),
        must("capacity", sa.Text()),
        must("absence", sa.Boolean()),
        must("from_at", Instant()),
        must("until_at", Instant()),
        must("made_by", Key()),
        must("made_at", Instant()),
        must("scope", sa.Text()),
        must("basis_number", sa.Text()),
        may("basis_on", sa.Date()),
        may("revoked_at", Instant()),
        must("urgency", sa.BigInteger()),
        may("due_at", Instant()),
        must("version", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("delegations_of_agency", "delegations", ["agency_id", "state"], unique=False)


def downgrade() -> None:
    op.drop_table("delegations")
    op.drop_column("outgoing", "authority")
    for table in reversed(VERSIONED):
        op.drop_column(table, "procedure_version")
