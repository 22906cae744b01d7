"""Làm mới danh sách thu hồi (C6) — so that a check knows today who has been revoked."""

from __future__ import annotations

import structlog

from core.ports import Ports
from scheduler.job import Options, job

_log = structlog.get_logger("scheduler.refresh_lists")
_said: dict[str, str] = {}


@job(every=3600)
async def refresh_lists(ports: Ports, _options: Options) -> None:
    """One that cannot be had leaves the old one in place; it is said once until it changes."""
    if ports.lists is None:
        return
    failed = await ports.lists.refresh()
    for address, reason in failed.items():
        if _said.get(address) != reason:
            _log.warning("revocation list not refreshed", address=address, reason=reason)
    _said.clear()
    _said.update(failed)
