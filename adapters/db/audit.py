"""Kiểm toán nhật ký — reads the chain by a road of its own, a row at a time.

Whoever checks the writers should not share their connections: this goes through SQLAlchemy's async
engines (aiosqlite, asyncpg), holds one row in memory, and lets a server go on meanwhile.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from adapters.db.mapping import Mapped
from adapters.db.tables import agencies, journal
from adapters.db.types import dumps
from core.journal.entry import GENESIS, Entry

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
_ENTRIES = Mapped(Entry, journal)
_OF_AGENCY = (
    sa.select(*_ENTRIES.columns)
    .where(journal.c.agency_id == sa.bindparam("agency_id"))
    .order_by(journal.c.seq)
)
_AGENCIES = sa.select(agencies.c.id, agencies.c.code).order_by(agencies.c.code)


@dataclass(frozen=True)
class Chain:
    """Một chuỗi — how many entries were read; `broken_at` is the first that does not fit."""

    agency: str
    entries: int
    broken_at: int | None


async def chains(url: str) -> list[Chain]:
    """Every agency's chain, read from its first entry to its last or to its first break."""
    address = sa.make_url(url)
    driver = _DRIVERS[address.get_backend_name()]
    engine = create_async_engine(address.set(drivername=driver), json_serializer=dumps)
    try:
        async with engine.connect() as connection:
            known = (await connection.execute(_AGENCIES)).all()
        return [await _chain(engine, row.id, row.code) for row in known]
    finally:
        await engine.dispose()


async def _chain(engine: AsyncEngine, agency_id: UUID, code: str) -> Chain:
    seq, previous = 0, GENESIS
    async with aclosing(_entries(engine, agency_id)) as entries:
        async for entry in entries:
            seq += 1
            if not entry.follows(seq, previous):
                return Chain(code, seq, seq)
            previous = entry.hash
    return Chain(code, seq, None)


async def _entries(engine: AsyncEngine, agency_id: UUID) -> AsyncGenerator[Entry, None]:
    async with engine.connect() as connection:
        rows = await connection.stream(_OF_AGENCY, {"agency_id": agency_id})
        async for row in rows:
            yield _ENTRIES.thing(tuple(row))
