"""Chương II — what issuing, recalling, replying and asking for opinions keep."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Instant, Json, Key

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def word(name: str, default: str = "") -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False, server_default=default)


def listed(name: str) -> sa.Column[Any]:
    return sa.Column(name, Json(), nullable=False, server_default="[]")


def flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())


def optional(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


COLUMNS: dict[str, tuple[sa.Column[Any], ...]] = {
    "incoming": (
        word("origin", "born_digital"),
        flag("needs_reply"),
        listed("answers_to"),
        listed("replies"),
        listed("twins"),
        optional("replaces_id", Key()),
        optional("replaced_by_id", Key()),
        optional("recall", Json()),
    ),
    "tasks": (
        sa.Column("term_days", sa.BigInteger(), nullable=False, server_default="0"),
        optional("received_at", Instant()),
        listed("clocks"),
        word("stopped_for"),
    ),
    "outgoing": (
        listed("appendices"),
        word("capacity"),
        optional("on_behalf_of", Key()),
        listed("form_findings"),
        optional("form_checked_by", Key()),
        optional("form_checked_at", Instant()),
        optional("signed", Json()),
        optional("signed_at", Instant()),
        optional("sealed", Json()),
        optional("sealed_at", Instant()),
        listed("signature_findings"),
        word("series"),
        optional("number", sa.BigInteger()),
        optional("issue_by", Instant()),
        listed("paper_reasons"),
        optional("paper_done_at", Instant()),
        optional("in_reply_to", Key()),
        optional("task_id", Key()),
        flag("needs_reply"),
        optional("reply_by", Instant()),
        word("relation"),
        optional("related_id", Key()),
        optional("recall", Json()),
    ),
}


def upgrade() -> None:
    for table, columns in COLUMNS.items():
        for column in columns:
            op.add_column(table, column)
    op.create_table(
        "opinions",
        sa.Column("id", Key(), nullable=False),
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("about_area", sa.Text(), nullable=False),
        sa.Column("about_id", Key(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("asker_id", Key(), nullable=False),
        sa.Column("person_id", Key(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.Column("urgency", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("opinions_about", "opinions", ["about_id"], unique=False)


def downgrade() -> None:
    op.drop_table("opinions")
    for table, columns in COLUMNS.items():
        for column in reversed(columns):
            op.drop_column(table, column.name)
