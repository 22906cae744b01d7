"""Số hóa văn bản giấy — the scan of a paper document, its signature, and what waits for the key."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Json

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

OPTIONAL = ("scan", "sealed", "signing", "signing_refused")


def upgrade() -> None:
    for name in OPTIONAL:
        op.add_column("incoming", sa.Column(name, Json(), nullable=True))
    findings = sa.Column("signature_findings", Json(), nullable=False, server_default="[]")
    op.add_column("incoming", findings)


def downgrade() -> None:
    for name in ("signature_findings", *reversed(OPTIONAL)):
        op.drop_column("incoming", name)
