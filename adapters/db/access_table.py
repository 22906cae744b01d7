"""Bảng truy cập — the browsers and chats from which somebody came (R-20.5)."""

from __future__ import annotations

import sqlalchemy as sa

from adapters.db.schema import instant, key, metadata, number, person, word

accesses = sa.Table(
    "accesses",
    metadata,
    key("id", primary=True),
    key("agency_id"),
    person(),
    word("kind"),
    word("channel"),
    word("place"),
    word("name"),
    word("state"),
    instant("since"),
    instant("ended_at", optional=True),
    number("urgency"),
    instant("due_at", optional=True),
    number("version"),
    sa.Index("accesses_of_person", "person_id", "state"),
)
