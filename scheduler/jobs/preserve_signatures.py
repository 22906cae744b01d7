"""Bảo quản chữ ký số — kept files are verified again, renewed in time, and told of when they turn."""

from __future__ import annotations

import structlog

from core.ports import Ports
from core.preserving.going_round import preserve
from core.preserving.telling import tell_turned
from scheduler.job import Options, job

_log = structlog.get_logger("scheduler.preserve_signatures")
_said: dict[str, str] = {}


@job(every=60)
async def preserve_signatures(ports: Ports, _options: Options) -> None:
    """What could not be renewed is said once until its reason changes, and tried again."""
    for name, reason in (await preserve(ports)).items():
        if _said.get(name) != reason:
            _log.warning("signature not renewed", file=name, reason=reason)
        if len(_said) > _MOST:
            _said.clear()
        _said[name] = reason
    await tell_turned(ports)


_MOST = 1000
