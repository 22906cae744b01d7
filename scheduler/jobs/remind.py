"""Đôn đốc — once a working day, when the office has opened; missed mornings are caught up once."""

from __future__ import annotations

from core.ports import Ports
from core.reminding import remind as due_reminders
from scheduler.job import Options, job


@job(every=10)
async def remind(ports: Ports, _options: Options) -> None:
    """Raises `CalendarNotEntered` in a year whose notices are not entered."""
    await due_reminders(ports)
