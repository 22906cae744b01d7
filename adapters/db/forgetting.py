"""Quên các cuộc trò chuyện — for a messenger that keeps its chats in memory and begins anew with
the same numbers: what hung there hangs nowhere, and its updates are not those of last time.
"""

from __future__ import annotations

import asyncio
from datetime import date

import sqlalchemy as sa

from adapters.db.migrate import migrate
from adapters.db.sql import Sql
from adapters.db.store import open_store
from adapters.db.tables import conversations, hangings, intake, outbox
from core.effect import Road

_FORGET = (
    sa.delete(intake),
    sa.delete(hangings),
    sa.delete(conversations),
    # whoever still waits is shown everything again
    sa.delete(outbox).where(outbox.c.road == sa.literal_column(f"'{Road.PEOPLE}'")),
)


async def forget_chats(url: str) -> None:
    """Before anybody works on the database; one that is not there yet is made."""
    await asyncio.to_thread(migrate, url)
    store = open_store(url, today=date.today)
    try:
        await store.write(lambda work: _forget(work.sql))
    finally:
        await store.close()


def _forget(sql: Sql) -> None:
    for statement in _FORGET:
        sql.change(statement, {})
