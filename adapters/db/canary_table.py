"""Bảng văn bản thử — one a working day for each agency (N25)."""

from __future__ import annotations

import sqlalchemy as sa

from adapters.db.schema import instant, key, metadata, number, word

canaries = sa.Table(
    "canaries",
    metadata,
    key("id", primary=True),
    key("agency_id"),
    word("state"),
    word("sha256"),
    instant("released_at"),
    instant("carried_at", optional=True),
    instant("arrived_at", optional=True),
    number("urgency"),
    instant("due_at", optional=True),
    number("version"),
)
