"""Điểm việc — twice a working day everybody with work gets one list (R-20.1b)."""

from __future__ import annotations

from core.ports import Ports
from core.upkeep import send_digests as due_digests
from scheduler.job import Options, job


@job(every=10)
async def send_digests(ports: Ports, options: Options) -> None:
    """Raises `CalendarNotEntered` in a year whose notices are not entered: no list is sent then."""
    await due_digests(ports, options.digest_times)
