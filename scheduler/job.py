"""Hẹn giờ — a timer declared on the function it runs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time, timedelta

from core.ports import Ports


@dataclass(frozen=True)
class Options:
    """Tùy chọn của việc định kỳ — `digest_times` local; `every` replaces a job's own seconds;
    `undecided_after` is when a failed arrival that nobody decides about is reminded of.
    """

    digest_times: Sequence[time] = (time(7, 30), time(13, 30))
    every: Mapping[str, float] = field(default_factory=dict)
    undecided_after: timedelta = timedelta(hours=4)


Run = Callable[[Ports, Options], Awaitable[object]]


@dataclass(frozen=True)
class Job:
    """Việc định kỳ — holds no state: the database is the schedule."""

    name: str
    seconds: float
    run: Run


def job(*, every: float) -> Callable[[Run], Job]:
    """Khai báo — the decorated function becomes a `Job` named after it, run every so many seconds."""

    def declare(run: Run) -> Job:
        return Job(run.__name__, every, run)

    return declare
