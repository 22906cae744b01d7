"""Luồng ghi của SQLite — one thread, a queue of units, one durable commit for a group of them.

SQLite has one writer whatever one does; a queue in front of it turns lock waits into order, and
one `fsync` for the whole group is why many waiting people are served faster than one by one. Each
unit has a savepoint of its own: one that raises leaves nothing and disturbs nobody.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any

from core.errors import Fault, Turn

LARGEST_GROUP = 128
CLOSED = RuntimeError("the store is closed")


@dataclass(eq=False)
class Job:
    """Một đơn vị đang xếp hàng — and who waits for its outcome."""

    unit: Callable[[Any], Any]
    loop: asyncio.AbstractEventLoop
    waiting: asyncio.Future[Any]
    outcome: Any = None
    error: BaseException | None = None

    def run(self, given: Any) -> None:
        try:
            self.outcome = self.unit(given)
        except sqlite3.OperationalError as error:
            self.error = broken(error)
        except BaseException as error:  # noqa: BLE001 - it is the caller's, who gets it back
            self.error = error

    def settle(self) -> None:
        if self.waiting.done():
            return  # the caller has gone; what it asked for stands
        if isinstance(self.error, StopIteration):  # which no future can carry
            self.error = RuntimeError(f"the unit raised {self.error!r}")
        if self.error is not None:
            self.waiting.set_exception(self.error)
        else:
            self.waiting.set_result(self.outcome)


@dataclass
class Writer:
    """Người ghi — takes whatever waits, at most `LARGEST_GROUP`, and commits it together.

    `work` makes what a unit works on; `forget` is called whenever what the units remember of the transaction holds no longer.
    """

    connection: sqlite3.Connection
    work: Callable[[], Any]
    forget: Callable[[], None]
    _queue: SimpleQueue[Job | None] = field(default_factory=SimpleQueue)
    _thread: threading.Thread | None = None
    _closed: bool = False

    def __post_init__(self) -> None:
        self._execute = self.connection.cursor().execute

    def start(self) -> None:
        self._thread = threading.Thread(target=self._serve, name="store-writer", daemon=True)
        self._thread.start()

    async def write(self, unit: Callable[[Any], Any]) -> Any:
        """The unit's own outcome, after the commit is on disk."""
        if self._closed:
            raise CLOSED
        loop = asyncio.get_running_loop()
        job = Job(unit, loop, loop.create_future())
        self._queue.put(job)
        return await job.waiting

    def stop(self) -> None:
        """Ends when everything that was queued is committed. Blocks."""
        self._closed = True
        self._queue.put(None)
        if self._thread is not None:
            self._thread.join()
        late = list(iter(self._late, None))
        _fail(late, CLOSED, self.connection)
        settle(late)

    def _late(self) -> Job | None:
        with suppress(Empty):
            return self._queue.get_nowait()
        return None

    def _serve(self) -> None:
        while (job := self._queue.get()) is not None:
            group, more = [job], True
            try:
                more = self._group(group)
            except Exception as error:  # noqa: BLE001 - the writer must live on; all are told
                _fail(group, error, self.connection)
            settle(group)
            if not more:
                return

    def _group(self, group: list[Job]) -> bool:
        """One transaction; False when the writer was told to stop meanwhile."""
        self.forget()
        self._execute("BEGIN IMMEDIATE")
        more = True
        self._run(group[0])
        while more and len(group) < LARGEST_GROUP:
            try:
                job = self._queue.get_nowait()
            except Empty:
                break
            if job is None:
                more = False
            else:
                group.append(job)
                self._run(job)
        self._execute("COMMIT")
        return more

    def _run(self, job: Job) -> None:
        self._execute("SAVEPOINT unit")
        job.run(self.work())
        if job.error is not None:
            self._execute("ROLLBACK TO unit")
            self.forget()
        self._execute("RELEASE unit")


def broken(error: Exception) -> Fault:
    """Kho hỏng — what a person is told is to try again; the log says why."""
    return Fault(Turn.AGAIN, f"the store failed: {error}")


def _fail(group: Sequence[Job], error: Exception, connection: sqlite3.Connection) -> None:
    with suppress(sqlite3.Error):
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    for job in group:
        job.outcome, job.error = None, job.error or broken(error)


def settle(group: Sequence[Job]) -> None:
    """Báo kết quả — each waiting loop is woken once for all of its jobs."""
    by_loop: dict[asyncio.AbstractEventLoop, list[Job]] = {}
    for job in group:
        by_loop.setdefault(job.loop, []).append(job)
    for loop, jobs in by_loop.items():
        with suppress(RuntimeError):  # a loop that is closed waits for nothing
            loop.call_soon_threadsafe(_tell, jobs)


def _tell(jobs: Sequence[Job]) -> None:
    for job in jobs:
        job.settle()
