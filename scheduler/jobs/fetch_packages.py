"""Nhận gói tin — ask the exchange for new packages and receive each of them."""

from __future__ import annotations

import structlog

from core.errors import Fault
from core.ports import Ports
from core.receive import receive
from scheduler.job import Options, job

_log = structlog.get_logger("scheduler.fetch_packages")


@job(every=20)
async def fetch_packages(ports: Ports, _options: Options) -> None:
    """One that fails stays at the exchange and is tried again; the others are not held up."""
    for arrival in await ports.dms.fetch():
        try:
            await receive(arrival, ports)
        except Fault as fault:
            _log.warning("package not received", package=arrival.name, reason=fault.reason)
