"""Chứng thư số — certificates and key devices, who has them and on which paper (Điều 11)."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Instant, Json, Key

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def must(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def may(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


def upgrade() -> None:
    op.create_table(
        "certificates",
        must("id", Key()),
        must("agency_id", Key()),
        must("state", sa.Text()),
        may("holder_id", Key()),
        must("holder_name", sa.Text()),
        must("serial", sa.Text()),
        must("issuer", sa.Text()),
        must("fingerprint", sa.Text()),
        must("valid_from", Instant()),
        must("valid_until", Instant()),
        must("device", sa.Text()),
        must("entered_at", Instant()),
        may("keeper_id", Key()),
        may("keep_from", Instant()),
        may("keep_until", Instant()),
        must("basis_number", sa.Text()),
        may("basis_on", sa.Date()),
        may("received_at", Instant()),
        must("substitutes", Json()),
        must("handovers", Json()),
        may("revoked_at", Instant()),
        must("revoked_for", sa.Text()),
        must("urgency", sa.BigInteger()),
        may("due_at", Instant()),
        must("version", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("certificates_of_agency", "certificates", ["agency_id"], unique=False)


def downgrade() -> None:
    op.drop_table("certificates")
