"""Bỏ vào hộp gửi — effects become rows of the outbox in the decision's own transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from adapters.db.mapping import binds
from adapters.db.sql import Sql
from adapters.db.tables import outbox
from adapters.db.wire import wired
from core.effect import Effect, Lane

LANES = {Lane.URGENT: 0, Lane.NORMAL: 1, Lane.BULK: 2}
_NEW = (
    "agency_id", "kind", "road", "lane", "state", "body", "attempts", "posted_at", "due_at",
    "expires_at", "note", "person_id",
)  # fmt: skip
_POST = sa.insert(outbox).values(binds(_NEW)).inline()


def post(sql: Sql, rows: Iterable[dict[str, Any]]) -> None:
    sql.each(_POST, rows)


def posted(agency_id: UUID, effect: Effect, now: datetime) -> dict[str, Any]:
    """The row of an effect, worth doing from its start for as long as it keeps."""
    starts = max(now, effect.starts or now)
    return {
        "agency_id": agency_id,
        "kind": effect.kind,
        "road": effect.road.value,
        "lane": LANES[effect.lane],
        "state": "waiting",
        "body": wired(effect),
        "attempts": 0,
        "posted_at": now,
        "due_at": starts,
        "expires_at": starts + effect.keeps,
        "note": "",
        "person_id": getattr(effect, "person_id", None),
    }
