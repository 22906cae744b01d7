"""Bảng phiếu gọi — whom to phone about an urgent thing, and what became of each call (N5)."""

from __future__ import annotations

import sqlalchemy as sa

from adapters.db.schema import instant, key, listed, metadata, number, word

call_sheets = sa.Table(
    "call_sheets",
    metadata,
    key("id", primary=True),
    key("agency_id"),
    word("state"),
    word("about_area"),
    key("about_id"),
    word("about_state"),
    word("number"),
    instant("opened_at"),
    number("round"),
    listed("rows"),
    instant("ended_at", optional=True),
    number("urgency"),
    instant("due_at", optional=True),
    number("version"),
)
