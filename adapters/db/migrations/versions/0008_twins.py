"""Tiếp nhận — how a document came, what it is like, and who took it in although in doubt."""

import re

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Instant, Json
from core.text import fold

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("incoming", sa.Column("sent_at", Instant(), nullable=True))
    op.add_column("incoming", sa.Column("trace", Json(), nullable=False, server_default="[]"))
    op.add_column("incoming", sa.Column("likeness", sa.Text(), nullable=False, server_default=""))
    op.add_column("incoming", sa.Column("accepted", Json(), nullable=True))
    _recognise_the_earlier()
    op.create_index("incoming_likeness", "incoming", ["agency_id", "likeness"], unique=False)


def _recognise_the_earlier() -> None:
    """What arrived before this migration can be somebody's twin too."""
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT id, number, notation FROM incoming")).fetchall()
    update = sa.text("UPDATE incoming SET likeness = :likeness WHERE id = :id")
    for key, number, notation in rows:
        connection.execute(update, {"likeness": _likeness(number, notation), "id": key})


def _likeness(number: str, notation: str) -> str:
    """As `core.incoming.likeness` had it at this migration."""
    whole = "/".join(part for part in (number, notation) if part.strip())
    return re.sub(r"^0+(?=\d)", "", re.sub(r"\s+", "", fold(whole)))


def downgrade() -> None:
    op.drop_index("incoming_likeness", "incoming")
    for name in ("accepted", "likeness", "trace", "sent_at"):
        op.drop_column("incoming", name)
