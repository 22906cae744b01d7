"""Bộ hẹn giờ — every job found in `scheduler/jobs`, on APScheduler's timers and its memory alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

import scheduler.jobs
from core.discover import found
from core.errors import Fault, Refusal
from core.ports import Ports
from scheduler.job import Job, Options

_log = structlog.get_logger("scheduler")


@dataclass
class Runner:
    """Chạy một việc — what fails is said once until it changes, and the next time comes anyway."""

    ports: Ports
    options: Options
    said: dict[str, str] = field(default_factory=dict)

    async def run(self, job: Job) -> None:
        try:
            await job.run(self.ports, self.options)
        except (Fault, Refusal) as error:
            self._say(job, f"{type(error).__name__}: {error}")
        except Exception:  # noqa: BLE001 - a bug in one job must not stop the clock of the others
            _log.exception("job failed", job=job.name)
        else:
            self.said.pop(job.name, None)

    def _say(self, job: Job, reason: str) -> None:
        if self.said.get(job.name) != reason:
            self.said[job.name] = reason
            _log.warning("job put off", job=job.name, reason=reason)


@contextmanager
def ticking(ports: Ports, options: Options) -> Iterator[list[Job]]:
    """Hẹn giờ — runs every job inside the running loop until the context ends."""
    jobs = found(scheduler.jobs, Job)
    runner = Runner(ports, options)
    timer = AsyncIOScheduler(timezone=UTC)
    for job in jobs:
        timer.add_job(
            runner.run,
            "interval",
            args=[job],
            seconds=options.every.get(job.name, job.seconds),
            id=job.name,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
            next_run_time=datetime.now(UTC),
        )
    timer.start()
    try:
        yield jobs
    finally:
        timer.shutdown(wait=False)
