"""Thẻ của một cuộc trò chuyện — found by chat, for what is replied to and what is cut off."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("hangings_of_chat", "hangings", ["address", "place"], unique=False)


def downgrade() -> None:
    op.drop_index("hangings_of_chat", "hangings")
