"""Danh sách văn bản đi — the newest first, of an agency and of a unit (R-9.5)."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

LISTS = {
    "outgoing_approved": ["agency_id", "approved_at", "id"],
    "outgoing_of_unit": ["agency_id", "unit_id", "approved_at", "id"],
}


def upgrade() -> None:
    for name, columns in LISTS.items():
        op.create_index(name, "outgoing", columns, unique=False)


def downgrade() -> None:
    for name in LISTS:
        op.drop_index(name, "outgoing")
