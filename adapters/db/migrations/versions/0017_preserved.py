"""Bảo quản chữ ký số — which documents' signatures are looked at again, and what was found."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Instant, Json, Key

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

BEGUN = (
    ("outgoing", "sealed_at", ("dispatched", "delivered")),
    ("incoming", "registered_at", ("registered", "assigned", "in_progress", "finished")),
)


def upgrade() -> None:
    op.create_table(
        "preserved",
        sa.Column("document_id", Key(), primary_key=True),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("next_at", Instant(), nullable=False),
        sa.Column("checked_at", Instant(), nullable=True),
        sa.Column("turned_at", Instant(), nullable=True),
        sa.Column("files", Json(), nullable=False),
    )
    op.create_index("preserved_due", "preserved", ["next_at", "document_id"], unique=False)
    unsaid = sa.text("turned_at IS NOT NULL")
    op.create_index(
        "preserved_turned", "preserved", ["agency_id", "turned_at"], unique=False,
        sqlite_where=unsaid, postgresql_where=unsaid,
    )  # fmt: skip
    for table, since, states in BEGUN:
        _begin(table, since, states)
        op.add_column(table, sa.Column("recheck", Json(), nullable=True))


def _begin(table: str, since: str, states: tuple[str, ...]) -> None:
    """What was kept before this version is looked at from now on, the oldest first."""
    names = ("document_id", "area", "agency_id", "next_at", "files")
    kept = sa.table("preserved", *(sa.column(name) for name in names))
    known = sa.table(table, *(sa.column(name) for name in ("id", "agency_id", "state", since)))
    rows = sa.select(
        known.c.id, sa.literal(table), known.c.agency_id, known.c[since], sa.literal([], Json())
    ).where(known.c.state.in_(states), known.c[since].is_not(None))
    op.execute(sa.insert(kept).from_select(names, rows))


def downgrade() -> None:
    for table, _since, _states in reversed(BEGUN):
        op.drop_column(table, "recheck")
    op.drop_index("preserved_turned", "preserved")
    op.drop_index("preserved_due", "preserved")
    op.drop_table("preserved")
