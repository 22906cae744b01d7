"""Điểm việc — one half-day digest for 60,000 people, made by the database in one transaction."""

from __future__ import annotations

import asyncio
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from adapters.db.migrate import migrate
from adapters.db.store import open_store
from app.bench import raw
from app.bench.measure import Figure, middle, peak_mb
from app.bench.office import AGENCY, NOW
from app.bench.place import people
from core.attendance.check import Slot
from core.calendar import TIME_ZONE
from core.ports import UnitOfWork
from core.waits.wait import Wait

PEOPLE = 60_000
CHUNK = 2_000
ROUNDS = 3


def run() -> list[Figure]:
    return [middle([_once() for _ in range(ROUNDS)])]


def _once() -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        figure = asyncio.run(_digest(Path(folder) / "digest.sqlite3"))
        ceiling = raw.rows_per_second(Path(folder) / "raw.sqlite3", PEOPLE)
    figure.ratio = figure.rate / ceiling
    figure.more |= {"ceiling_per_second": ceiling}
    return figure


async def _digest(path: Path) -> Figure:
    migrate(f"sqlite:///{path}")
    store = open_store(f"sqlite:///{path}", today=NOW.date)
    try:
        await people(store, PEOPLE)
        for start in range(0, PEOPLE, CHUNK):
            await store.write(lambda work, start=start: _waits(work, start, start + CHUNK))  # type: ignore[misc] # bound per chunk
        local = NOW.astimezone(TIME_ZONE)
        slot = Slot(local.date(), "am", NOW, NOW + timedelta(hours=6), NOW - timedelta(hours=18))
        begun = time.perf_counter()
        count = await store.write(lambda work: work.digest(AGENCY.id, slot, NOW))
        spent = time.perf_counter() - begun
    finally:
        await store.close()
    return Figure(
        f"điểm việc cho {count:,} người", count / spent, peak_mb=peak_mb(),
        more={"seconds": spent, "people": count},
    )  # fmt: skip


def _waits(work: UnitOfWork, start: int, end: int) -> None:
    from app.bench.office import person, task

    for number in range(start, end):
        one = task(number, number + 1)
        due = NOW + timedelta(hours=number % 96 - 24)
        wait = Wait(
            "task", one.id, person(number + 1).id, AGENCY.id, one.state,
            NOW - timedelta(hours=number % 48), due_at=due,
        )  # fmt: skip
        work.put_waits(one.id, [wait])
