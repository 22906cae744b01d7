"""Độc quyền — one process at a time does a thing; the next one waits until the first is gone."""

from __future__ import annotations

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import structlog

LOOK = 0.3
_log = structlog.get_logger("app.lease")


@asynccontextmanager
async def sole(path: Path) -> AsyncIterator[None]:
    """Giữ khóa tệp — the system frees it when its process dies, however it dies."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        waited = False
        while not _taken(handle):
            if not waited:
                _log.info("another process is at it, waiting", lease=path.name)
            waited = True
            await asyncio.sleep(LOOK)
        yield
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
