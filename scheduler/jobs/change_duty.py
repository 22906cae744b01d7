"""Đổi ca trực — who is next is called when the time has come."""

from __future__ import annotations

from core.duties import change
from core.ports import Ports
from scheduler.job import Options, job


@job(every=30)
async def change_duty(ports: Ports, _options: Options) -> None:
    """The roster itself says whether anything is due: a restart calls nobody twice."""
    await change(ports)
