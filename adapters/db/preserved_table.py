"""Bảng chữ ký được bảo quản — one row for each document whose signatures are looked at again."""

from __future__ import annotations

import sqlalchemy as sa

from adapters.db.schema import instant, key, listed, metadata, only_where, word

preserved = sa.Table(
    "preserved",
    metadata,
    key("document_id", primary=True),
    word("area"),
    key("agency_id"),
    instant("next_at"),
    instant("checked_at", optional=True),
    instant("turned_at", optional=True),
    listed("files"),
    sa.Index("preserved_due", "next_at", "document_id"),
    sa.Index(
        "preserved_turned",
        *("agency_id", "turned_at"),
        **only_where(sa.literal_column("turned_at").is_not(None)),
    ),
)
