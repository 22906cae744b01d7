"""Số, ký hiệu một lần trong năm — a printed reference stands once in an agency's year."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outgoing", sa.Column("register_year", sa.BigInteger(), nullable=True))
    _enter_the_earlier()
    op.create_index(
        "outgoing_reference", "outgoing", ["agency_id", "register_year", "reference"], unique=True
    )


def _enter_the_earlier() -> None:
    """Of two with the same reference the one that was numbered, or came first, keeps the place."""
    connection = op.get_bind()
    rows = connection.execute(
        sa.text(
            "SELECT id, agency_id, issued_on, reference FROM outgoing"
            " WHERE issued_on IS NOT NULL AND reference <> ''"
            " ORDER BY number IS NULL, issued_on, number, id"
        )
    ).fetchall()
    update = sa.text("UPDATE outgoing SET register_year = :year WHERE id = :id")
    seen: set[tuple[object, int, str]] = set()
    for key, agency, issued_on, reference in rows:
        year = int(str(issued_on)[:4])
        if (agency, year, reference) not in seen:
            seen.add((agency, year, reference))
            connection.execute(update, {"year": year, "id": key})


def downgrade() -> None:
    op.drop_index("outgoing_reference", "outgoing")
    op.drop_column("outgoing", "register_year")
