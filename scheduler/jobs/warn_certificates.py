"""Hạn chứng thư số — holders, clerks and IT officers are told 60, 30 and 7 days ahead (R-11.1)."""

from __future__ import annotations

from core.expiry import warn
from core.ports import Ports
from scheduler.job import Options, job


@job(every=600)
async def warn_certificates(ports: Ports, _options: Options) -> None:
    """Each warning of each certificate is sent once, whatever process asks."""
    await warn(ports)
