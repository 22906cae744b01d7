"""Phục vụ HTTP — uvicorn inside the product's own loop, which handles the signals itself."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

IDLE = 75
"""Seconds. Longer than clients keep an idle connection: a request into a closing one is lost."""


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Serving:
    """Trang của cơ quan — answers on a socket that is open already."""

    def __init__(self, app: Any, opened: socket.socket) -> None:
        config = uvicorn.Config(
            app,
            access_log=False,
            log_config=None,
            lifespan="off",
            server_header=False,
            ws="none",
            timeout_graceful_shutdown=2,
            timeout_keep_alive=IDLE,
        )
        self._server = _Server(config)
        self._opened = opened
        self._ended = asyncio.Event()

    async def run(self) -> None:
        try:
            await self._server.serve(sockets=[self._opened])
        finally:
            self._ended.set()

    async def started(self) -> None:
        while not self._server.started and not self._ended.is_set():  # noqa: ASYNC110 - uvicorn's
            await asyncio.sleep(0.01)

    async def stop(self) -> None:
        """Lets the present answers be finished, for two seconds at most."""
        self._server.should_exit = True
        await asyncio.wait_for(self._ended.wait(), 4.0)
