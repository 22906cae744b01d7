"""Đối chiếu bản lưu — once a night, the file sent against the file kept (R-9.3)."""

from __future__ import annotations

import structlog

from core.outgoing.comparing import compare
from core.ports import Ports
from scheduler.job import Options, job

_log = structlog.get_logger("scheduler.compare_copies")


@job(every=300)
async def compare_copies(ports: Ports, _options: Options) -> None:
    """The clerks are told of each one; the number is in the log for the IT officer."""
    found = await compare(ports)
    if found is None:
        return
    log = _log.error if found else _log.info
    log("copies compared", mismatches=found)
