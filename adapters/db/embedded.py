"""Kho SQLite — the embedded default: one writer thread, and readers beside it (WAL).

A read runs whole in a reader's thread: one hop, where an async driver makes three for every
statement.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from sqlalchemy.dialects import sqlite

from adapters.db.directories import Directories
from adapters.db.records import Records
from adapters.db.sql import Speech, Sql
from adapters.db.types import dumps, loads
from adapters.db.work import Work
from adapters.db.writer import Writer, broken

T = TypeVar("T")
READERS = 4
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",
    "PRAGMA wal_autocheckpoint = 8000",  # pages, 32 MB: one decision touches a dozen of them
)


def connect(path: Path) -> sqlite3.Connection:
    """A connection whose transactions are begun and ended by hand."""
    connection = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, cached_statements=512
    )
    for pragma in PRAGMAS:
        connection.execute(pragma).close()
    return connection


class EmbeddedStore:
    """Kho — the port `Store` on one SQLite file. `write` returns when the commit is on disk."""

    def __init__(self, path: Path, known: Directories) -> None:
        self._path = path
        self._known = known
        self._speech = Speech(sqlite.dialect(json_serializer=dumps, json_deserializer=loads))
        self._own = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="store-reader")
        connection = self._open()
        self._sql = Sql(connection, self._speech)
        self._writer = Writer(connection, self._sql.forget)
        self._writer.start()

    async def write(self, unit: Callable[[Work], T]) -> T:
        """Raises what the unit raised, or `Fault` when the disk failed; then nothing is kept."""
        outcome: T = await self._writer.write(lambda: unit(Work(self._sql, self._known)))
        return outcome

    async def read(self, query: Callable[[Records], T]) -> T:
        """One snapshot: what is committed meanwhile is not seen."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self._read, query)

    async def close(self) -> None:
        """Lets everything that was queued be committed first."""
        await asyncio.to_thread(self._close)

    def _open(self) -> sqlite3.Connection:
        connection = connect(self._path)
        self._opened.append(connection)
        return connection

    def _read(self, query: Callable[[Records], T]) -> T:
        try:
            connection = self._reader()
            connection.execute("BEGIN")
            try:
                return query(Records(Sql(connection, self._speech), self._known))
            finally:
                connection.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            raise broken(error) from error

    def _reader(self) -> sqlite3.Connection:
        """This thread's own connection; it cannot write."""
        found: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if found is None:
            found = self._own.connection = self._open()
            found.execute("PRAGMA query_only = ON")
        return found

    def _close(self) -> None:
        self._writer.stop()
        self._readers.shutdown()
        for connection in self._opened:
            with closing(connection):
                pass
