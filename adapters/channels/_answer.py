"""Câu trả lời của máy chủ nhắn tin — read within limits, and what became of a call said honestly."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from core.errors import Fault, Turn

LOCAL = frozenset({"127.0.0.1", "::1", "localhost"})
_CONNECTING = 10.0


@asynccontextmanager
async def calling(name: str, seconds: float) -> AsyncIterator[aiohttp.ClientSession]:
    """Một lần gọi — raises `Fault`: AGAIN while nothing was sent, UNKNOWN afterwards. An address may
    hold a secret, so no error of the library is repeated in ours.
    """
    timeout = aiohttp.ClientTimeout(total=seconds, sock_connect=_CONNECTING)
    try:
        async with aiohttp.ClientSession(timeout=timeout, trust_env=False) as session:
            yield session
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
        raise Fault(Turn.AGAIN, f"{name}: {type(error).__name__}") from None
    except (aiohttp.ClientError, TimeoutError, ConnectionError) as error:
        raise Fault(Turn.UNKNOWN, f"{name}: {type(error).__name__}") from None


async def read(name: str, response: aiohttp.ClientResponse, most: int) -> dict[str, Any]:
    """JSON, at most so many bytes. Raises `Fault` UNKNOWN: the call was made, its answer is none."""
    body = bytearray()
    async for chunk in response.content.iter_chunked(64 * 1024):
        body += chunk
        if len(body) > most:
            raise Fault(Turn.UNKNOWN, f"{name}: answer too long")
    try:
        answer = json.loads(body)
    except ValueError:
        raise Fault(Turn.UNKNOWN, f"{name}: answered {response.status} without JSON") from None
    if not isinstance(answer, dict):
        raise Fault(Turn.UNKNOWN, f"{name}: answered {response.status} with something else")
    return answer


def seconds_of(value: Any) -> float | None:
    """Bao lâu nữa — None for what is no sensible number of seconds."""
    good = isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 86_400
    return float(value) if good else None
