"""Hội thoại dở — half-finished questions, so that a restart does not make anybody begin again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from adapters.db.mapping import upsert
from adapters.db.store import Database
from adapters.db.tables import conversations

_KEY = conversations.c.key == sa.bindparam("at_key")
_GET = sa.select(conversations.c.value).where(_KEY)
_PUT = upsert(conversations)
_CLEAR = sa.delete(conversations).where(_KEY)


class Conversations:
    """Hội thoại dở — the port `Conversations`."""

    def __init__(self, store: Database) -> None:
        self._store = store

    async def get(self, key: str) -> dict[str, Any] | None:
        row = await self._store.read(lambda records: records.sql.first(_GET, at_key=key))
        return row[0] if row else None

    async def put(self, key: str, value: Mapping[str, Any]) -> None:
        values = {"key": key, "value": dict(value)}
        await self._store.write(lambda work: work.sql.change(_PUT, values))

    async def clear(self, key: str) -> None:
        await self._store.write(lambda work: work.sql.change(_CLEAR, {"at_key": key}))
