"""Nhắc phát hành — signed and not yet out, or out and not yet there (R-6.2a, R-9.4a)."""

from __future__ import annotations

from core.outgoing.reminding import remind
from core.ports import Ports
from scheduler.job import Options, job


@job(every=20)
async def remind_issuing(ports: Ports, _options: Options) -> None:
    """Each reminder of each document is sent once, whatever process asks."""
    await remind(ports)
