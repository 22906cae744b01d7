"""Gọi lại — urgent things that nobody has acknowledged are called again, and climb (R-6.2c)."""

from __future__ import annotations

from core.ports import Ports
from core.upkeep import call_again as due_calls
from scheduler.job import Options, job


@job(every=5)
async def call_again(ports: Ports, _options: Options) -> None:
    """Until nothing is due: one look takes at most a hundred."""
    while await due_calls(ports):
        pass
