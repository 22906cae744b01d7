"""The journal is checked from outside: any altered, missing or inserted entry is found."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from adapters.db.audit import Chain, chains
from adapters.db.store import Database
from core.journal.entry import Entry
from core.ports import UnitOfWork
from tests.factories import AGENCY, NOW, an_id

ENTRIES = 12


async def written(store: Database) -> None:
    def unit(work: UnitOfWork) -> None:
        for number in range(ENTRIES):
            fields = (AGENCY.id, NOW, None, "test", "reg", "R-8.3", "incoming", an_id(str(number)))
            work.record(Entry(*fields, "verified", "registered", {"number": number}))

    await store.write(unit)


@pytest.mark.basis("R-3.18")
async def test_an_untouched_chain_holds(store: Database, database_url: str) -> None:
    await written(store)
    assert await chains(database_url) == [Chain(AGENCY.code, ENTRIES, None)]


@pytest.mark.basis("R-3.18")
@pytest.mark.parametrize(
    "harm",
    [
        "update journal set after = 'returned' where seq = 5",
        "update journal set basis = 'R-1.1' where seq = 5",
        "delete from journal where seq = 5",
    ],
)
async def test_the_first_harmed_entry_is_named(
    store: Database, database_url: str, harm: str
) -> None:
    await written(store)
    async with raw_connection(database_url) as connection:
        await connection.execute(sa.text(harm))
    (chain,) = await chains(database_url)
    assert chain.broken_at == 5


@asynccontextmanager
async def raw_connection(url: str) -> AsyncIterator[AsyncConnection]:
    """Somebody with the database's password, past all our code."""
    address = sa.make_url(url)
    driver = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
    engine = create_async_engine(address.set(drivername=driver[address.get_backend_name()]))
    async with engine.begin() as connection:
        yield connection
    await engine.dispose()
