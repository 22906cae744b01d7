"""Nhắc phản hồi — failed arrivals that nobody decides about are called to the clerks' minds (R-8.1b)."""

from __future__ import annotations

from core.ports import Ports
from core.receive.reminding import remind_undecided as due_reminders
from scheduler.job import Options, job


@job(every=60)
async def remind_undecided(ports: Ports, options: Options) -> None:
    """Raises `CalendarNotEntered` in a year whose notices are not entered."""
    await due_reminders(ports, options.undecided_after)
