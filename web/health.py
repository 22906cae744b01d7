"""Sức khỏe — /live: the process; /ready: the store too; /metrics: what waits to be sent."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import structlog
from fastapi import APIRouter
from starlette.responses import PlainTextResponse, Response

Figures = Callable[[], Awaitable[Mapping[str, float]]]
PATIENCE = 2.0
_log = structlog.get_logger("web.health")


def router(figures: Figures) -> APIRouter:
    """Plain text, without anything about people or documents."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/live")
    async def live() -> Response:
        return PlainTextResponse("ok\n")

    @routes.get("/ready")
    async def ready() -> Response:
        found = await _asked(figures)
        return PlainTextResponse("ok\n") if found is not None else _away()

    @routes.get("/metrics")
    async def metrics() -> Response:
        found = await _asked(figures)
        if found is None:
            return _away()
        return PlainTextResponse("".join(f"{name} {value:g}\n" for name, value in found.items()))

    return routes


async def _asked(figures: Figures) -> Mapping[str, float] | None:
    try:
        async with asyncio.timeout(PATIENCE):
            return await figures()
    except Exception as error:  # noqa: BLE001 - every reason not to answer is the same to the asker
        _log.warning("not ready", error=type(error).__name__)
        return None


def _away() -> Response:
    return PlainTextResponse("unavailable\n", status_code=503, headers={"Retry-After": "5"})
