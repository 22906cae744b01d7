"""Bảng lịch trực — one roster for each agency (N8)."""

from __future__ import annotations

import sqlalchemy as sa

from adapters.db.schema import instant, key, listed, metadata, number, word

duty_rosters = sa.Table(
    "duty_rosters",
    metadata,
    key("id", primary=True),
    key("agency_id"),
    word("state"),
    listed("planned"),
    key("holder_id", optional=True),
    instant("holder_until", optional=True),
    key("next_id", optional=True),
    instant("next_until", optional=True),
    key("former_id", optional=True),
    number("urgency"),
    instant("due_at", optional=True),
    number("version"),
    sa.UniqueConstraint("agency_id", name="duty_rosters_agency"),
)
