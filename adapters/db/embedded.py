"""Kho SQLite — the embedded default: one writer thread, and readers beside it (WAL).

A read runs whole in a reader's thread: one hop, where an async driver makes three for every
statement, and one for all that wait together.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from sqlalchemy.dialects import sqlite

from adapters.db.digests import functions
from adapters.db.directories import Directories
from adapters.db.readers import Readers
from adapters.db.records import Records
from adapters.db.sql import Speech, Sql
from adapters.db.types import dumps, loads
from adapters.db.work import Work
from adapters.db.writer import Writer

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
    functions(connection)
    return connection


class EmbeddedStore:
    """Kho — the port `Store` on one SQLite file. `write` returns when the commit is on disk."""

    def __init__(self, path: Path, known: Directories) -> None:
        self._path = path
        self._known = known
        self._speech = Speech(sqlite.dialect(json_serializer=dumps, json_deserializer=loads))
        self._opened: list[sqlite3.Connection] = []
        connection = self._open()
        self._sql = Sql(connection, self._speech)
        self._writer = Writer(connection, lambda: Work(self._sql, known), self._sql.forget)
        self._writer.start()
        self._readers = Readers(self._reader, self._records)
        self._readers.start(READERS)

    async def write(self, unit: Callable[[Work], T]) -> T:
        """Raises what the unit raised, or `Fault` when the disk failed; then nothing is kept."""
        outcome: T = await self._writer.write(unit)
        return outcome

    async def read(self, query: Callable[[Records], T]) -> T:
        """One snapshot: what is committed meanwhile is not seen."""
        outcome: T = await self._readers.read(query)
        return outcome

    async def close(self) -> None:
        """Lets everything that was queued be committed first."""
        await asyncio.to_thread(self._close)

    def _open(self) -> sqlite3.Connection:
        connection = connect(self._path)
        self._opened.append(connection)
        return connection

    def _records(self, connection: sqlite3.Connection) -> Records:
        return Records(Sql(connection, self._speech), self._known)

    def _reader(self) -> sqlite3.Connection:
        """A connection that cannot write."""
        connection = self._open()
        connection.execute("PRAGMA query_only = ON")
        return connection

    def _close(self) -> None:
        self._writer.stop()
        self._readers.stop()
        for connection in self._opened:
            with closing(connection):
                pass
