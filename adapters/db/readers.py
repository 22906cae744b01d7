"""Luồng đọc của SQLite — a few threads, one queue: what waits together is read in one snapshot.

A small read costs less than handing it to a thread and back; a group shares both. Everything in a
group was asked for before its snapshot begins, so whoever has seen a commit reads it. A long read
must not hold up the others: what stands behind it goes back to the queue.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any

from adapters.db.records import Records
from adapters.db.writer import CLOSED, Job, broken, settle

LARGEST_GROUP = 64
PATIENCE = 0.005


@dataclass
class Readers:
    """Người đọc — each with a connection of its own, opened when it is first needed."""

    open: Callable[[], sqlite3.Connection]
    records: Callable[[sqlite3.Connection], Records]
    _queue: SimpleQueue[Job | None] = field(default_factory=SimpleQueue)
    _threads: list[threading.Thread] = field(default_factory=list)
    _closed: bool = False

    def start(self, count: int) -> None:
        for number in range(count):
            name = f"store-reader-{number}"
            thread = threading.Thread(target=self._serve, name=name, daemon=True)
            thread.start()
            self._threads.append(thread)

    async def read(self, query: Callable[[Records], Any]) -> Any:
        if self._closed:
            raise CLOSED
        loop = asyncio.get_running_loop()
        job = Job(query, loop, loop.create_future())
        self._queue.put(job)
        return await job.waiting

    def stop(self) -> None:
        """Ends when everything that was queued is read. Blocks."""
        self._closed = True
        self._queue.put(None)
        for thread in self._threads:
            thread.join()

    def _serve(self) -> None:
        connection: sqlite3.Connection | None = None
        while group := self._group():
            try:
                connection = connection or self.open()
                done = self._read(connection, group)
            except sqlite3.Error as error:
                done = group
                for job in group:
                    job.error = job.error or broken(error)
            settle(done)

    def _group(self) -> list[Job]:
        """What waits now; empty when the readers are told to stop."""
        job = self._queue.get()
        group: list[Job] = []
        while job is not None:
            group.append(job)
            if len(group) == LARGEST_GROUP:
                return group
            try:
                job = self._queue.get_nowait()
            except Empty:
                return group
        self._queue.put(None)  # the other readers are to stop too
        return group

    def _read(self, connection: sqlite3.Connection, group: list[Job]) -> list[Job]:
        """Those that were read; the others are in the queue again."""
        connection.execute("BEGIN")
        try:
            records, begun = self.records(connection), time.monotonic()
            for number, job in enumerate(group, start=1):
                job.run(records)
                if time.monotonic() - begun > PATIENCE:
                    for late in group[number:]:
                        self._queue.put(late)
                    return group[:number]
        finally:
            connection.execute("ROLLBACK")
        return group
