"""Kho PostgreSQL — for more than one machine; the same units, through asyncpg."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import URL, Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from adapters.db.directories import Directories
from adapters.db.documents import Collided
from adapters.db.records import Records
from adapters.db.sql import Speech, Sql
from adapters.db.types import dumps
from adapters.db.work import Work
from core.errors import Fault, Turn
from core.step import Stale

T = TypeVar("T")
TRIES = 6
CONNECTIONS = 16
MET = {"40001", "40P01", "23505"}  # serialization, deadlock, unique
AWAY = ("08", "53", "57")  # connection, resources, shutting down


class ServerStore:
    """Kho — the port `Store` on PostgreSQL. A unit that met another one is run again."""

    def __init__(self, url: URL, known: Directories) -> None:
        self._engine = create_async_engine(
            url.set(drivername="postgresql+asyncpg"),
            pool_size=CONNECTIONS,
            max_overflow=0,
            pool_pre_ping=False,
            json_serializer=dumps,
            connect_args={"prepared_statement_cache_size": 400},
        )
        self._snapshots = self._engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self._known = known
        self._speech = Speech(self._engine.dialect)

    async def write(self, unit: Callable[[Work], T]) -> T:
        """Raises what the unit raised, or `Fault` when the server failed; then nothing is kept."""
        for attempt in range(TRIES):
            try:
                return await self._write(unit)
            except (DBAPIError, self._error, Collided, OSError) as error:
                if attempt == TRIES - 1 or not _met(error):
                    raise _told(error) from error
            await asyncio.sleep(random.uniform(0, 0.01 * 2**attempt))  # noqa: S311 - no secret
        raise AssertionError("the last try returns or raises")

    async def _write(self, unit: Callable[[Work], T]) -> T:
        def run(connection: Connection) -> T:
            return unit(Work(self._sql(connection), self._known))

        async with self._engine.begin() as connection:
            return await connection.run_sync(run)

    async def read(self, query: Callable[[Records], T]) -> T:
        """One snapshot: what is committed meanwhile is not seen."""

        def run(connection: Connection) -> T:
            return query(Records(self._sql(connection), self._known))

        try:
            async with self._snapshots.connect() as connection:
                return await connection.run_sync(run)
        except (DBAPIError, self._error, OSError) as error:
            raise _told(error) from error

    async def close(self) -> None:
        await self._engine.dispose()

    def _sql(self, connection: Connection) -> Sql:
        return Sql(connection.connection, self._speech)

    @property
    def _error(self) -> type[Exception]:
        kind: type[Exception] = self._engine.dialect.loaded_dbapi.Error
        return kind


def _state(error: BaseException) -> str:
    cause = getattr(error, "orig", None) or error
    return str(getattr(cause, "sqlstate", None) or "")


def _met(error: BaseException) -> bool:
    return isinstance(error, Collided) or _state(error) in MET


def _told(error: Exception) -> Exception:
    """A server that is away is a fault of the outside; a wrong statement is ours."""
    if isinstance(error, Collided):
        return Stale()
    if not _state(error) or _state(error).startswith(AWAY):
        return Fault(Turn.AGAIN, f"the store failed: {error}")
    return error
