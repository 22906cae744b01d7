"""Một lần bấm — M2 durable decisions, M1 from stored bytes to the answer, M4 dispatch alone.

The tap is “Đã nhận” on a task: the real step through the real `perform`, committed with FULL
synchronisation. Each figure stands beside its ceiling, measured in the same run.
"""

from __future__ import annotations

import asyncio
import functools
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Any

from app.bench import raw
from app.bench.measure import Figure, middle, peak_mb, percentiles
from app.bench.office import person, task
from app.bench.place import Place, opened
from app.memory import settle
from core.people.person import Actor
from core.perform import perform
from core.step import Press

TASKS = 3_000
IN_FLIGHT = 64
ROUNDS = 3


def run() -> list[Figure]:
    """M2, M1 and M4 of the performance notes."""
    from app.bench.dispatch import answered

    settle()  # as a process that serves does
    answers = [answered(TASKS, IN_FLIGHT) for _ in range(ROUNDS)]
    return [middle([_decided() for _ in range(ROUNDS)]), *map(middle, zip(*answers, strict=True))]


def _decided() -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        ceiling = raw.units_per_second(Path(folder) / "raw.sqlite3", TASKS)
        decided = asyncio.run(_decisions(Path(folder)))
    decided.ratio, decided.more = decided.rate / ceiling, {"ceiling_per_second": ceiling}
    return decided


async def _decisions(folder: Path) -> Figure:
    async with opened(folder / "tap.sqlite3", TASKS + 1) as place:
        presses = [_press(place, n) for n in range(TASKS + 1)]
        act = functools.partial(_perform, place, presses)
        await act(TASKS)  # whoever serves has loaded its steps, statements and people
        rate, times = await flood(act, range(TASKS), IN_FLIGHT)
    p50, p99 = percentiles(times)
    return Figure(
        "M2 quyết định bền vững, 64 chờ", rate, p50, p99, peak_mb(), goal="≥ 0,8; mong ≥ 1,5"
    )


def _press(place: Place, number: int) -> tuple[Press, Actor]:
    """“Đã nhận” on the n-th task by its assignee; made beforehand, as the ceiling's keys are."""
    actor = Actor(person(number + 1).id, place.agency_id, "bench")
    return Press("acc", task(number, 1).id, 1), actor


async def _perform(place: Place, presses: list[tuple[Press, Actor]], number: int) -> None:
    await perform(*presses[number], place.ports)


async def flood(
    act: Callable[[int], Awaitable[Any]], numbers: Iterable[int], width: int
) -> tuple[float, list[float]]:
    """Acts per second and the seconds of each, with `width` of them in flight."""
    queue, times = iter(numbers), []

    async def worker() -> None:
        for number in queue:
            begun = time.perf_counter()
            await act(number)
            times.append(time.perf_counter() - begun)

    begun = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(width)))
    return len(times) / (time.perf_counter() - begun), times
