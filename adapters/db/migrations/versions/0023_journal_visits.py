"""Kiểm tra theo buổi — sign-ins and “Đã kiểm tra” are found in the journal by their days."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None
VISITS = sa.text("step IN ('chk', 'sign_in')")


def upgrade() -> None:
    op.create_index(
        "journal_visits", "journal", ["agency_id", "at"], unique=False,
        sqlite_where=VISITS, postgresql_where=VISITS,
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("journal_visits", "journal")
