from __future__ import annotations

import asyncio
from datetime import time

import pytest
import structlog.testing

import scheduler.jobs
from core.calendar import WorkingCalendar
from core.discover import found
from core.errors import Fault, Turn
from scheduler.job import Job, Options, job
from scheduler.jobs.fetch_packages import fetch_packages
from scheduler.jobs.send_digests import send_digests
from scheduler.scheduler import Runner, ticking
from tests.core.office import Office
from tests.factories import AGENCY
from tests.fakes.dms import FakeDms


def test_the_jobs_are_exactly_these() -> None:
    names = {one.name for one in found(scheduler.jobs, Job)}
    assert names == {
        "call_again", "change_duty", "compare_copies", "count_down", "fetch_packages", "hand_over", "preserve_signatures", "refresh_lists", "remind", "remind_issuing", "remind_undecided",
        "send_canary", "send_digests", "warn_certificates",
    }  # fmt: skip


async def test_every_job_runs_at_once_and_again() -> None:
    office = Office(dms=FakeDms())
    every = {"call_again": 0.05, "fetch_packages": 0.05, "send_digests": 0.05}
    with ticking(office.ports, Options((time(7, 30), time(13, 30)), every)):
        await asyncio.sleep(0.3)
    assert ("digest", "2026-11-23/am") in office.store.work.ticks


async def test_a_package_that_fails_holds_up_no_other() -> None:
    class Sticky(FakeDms):
        async def settle(self, arrival, *, keep):
            if arrival.name == "xau.edxml":
                raise Fault(Turn.AGAIN, "locked")
            await super().settle(arrival, keep=keep)

    dms = Sticky()
    office = Office(dms=dms)
    for name in ("xau.edxml", "tot.edxml"):
        dms.delivers(b"<khong phai goi tin>", mailbox=AGENCY.code, name=name)
    dms.reject = lambda arrival, reason: dms.settle(arrival, keep=True)  # type: ignore[method-assign]
    with structlog.testing.capture_logs() as lines:
        await fetch_packages.run(office.ports, Options())
    assert [one.name for one in dms.waiting] == ["xau.edxml"]
    assert [line["package"] for line in lines] == ["xau.edxml"]


async def test_what_fails_the_same_way_is_said_once() -> None:
    reasons = iter(["away", "away", "locked", None, "locked"])

    @job(every=1)
    async def troubled(_ports, _options):
        if (reason := next(reasons)) is not None:
            raise Fault(Turn.AGAIN, reason)

    runner = Runner(Office().ports, Options())
    with structlog.testing.capture_logs() as lines:
        for _ in range(5):
            await runner.run(troubled)
    assert [line["reason"] for line in lines] == ["Fault: away", "Fault: locked", "Fault: locked"]


async def test_a_bug_does_not_stop_the_clock() -> None:
    @job(every=1)
    async def broken(_ports, _options):
        raise KeyError("bug")

    with structlog.testing.capture_logs() as lines:
        await Runner(Office().ports, Options()).run(broken)
    assert lines[0]["log_level"] == "error"


@pytest.mark.basis("R-20.1b")
async def test_in_a_year_that_is_not_entered_no_list_is_sent() -> None:
    from dataclasses import replace

    office = Office()
    ports = replace(office.ports, calendar=WorkingCalendar({}, {}, ()))
    with structlog.testing.capture_logs() as lines:
        runner = Runner(ports, Options())
        await runner.run(send_digests)
        await runner.run(send_digests)
    assert len(lines) == 1
    assert office.store.work.ticks == set()
