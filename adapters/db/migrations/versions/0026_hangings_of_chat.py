"""Thẻ của một cuộc trò chuyện — found by chat, for what is replied to and what is cut off."""

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("hangings_of_chat", "hangings", ["address", "message_id"], unique=False)


def downgrade() -> None:
    op.drop_index("hangings_of_chat", "hangings")
