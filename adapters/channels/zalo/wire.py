"""Gọi Zalo — the token stands in the address, so an address is never said to anybody.

A wrong call is answered with HTTP 200 and `ok: false`; what counts is `error_code`.
"""

from __future__ import annotations

from typing import Any

from adapters.channels._answer import calling, read, seconds_of
from adapters.channels.zalo.options import Options
from core.errors import Fault, Turn

NOTHING_NEW = 408
_MOST = 1024 * 1024
_NOT_ALLOWED, _FORBIDDEN, _TOO_MANY = 401, 403, 429
_CLIENT, _SERVER = 400, 500


async def call(
    options: Options, method: str, sent: dict[str, Any], *, wait: float = 0.0
) -> dict[str, Any]:
    """The whole answer when it is good, or when nothing new was there. Raises `Fault`."""
    address = f"{options.server}/bot{options.token}/{method}"
    async with (
        calling("zalo", options.timeout + wait) as session,
        session.post(address, json=sent, allow_redirects=False) as response,
    ):
        answer = await read("zalo", response, _MOST)
        status = response.status
    if answer.get("ok") is True:
        return answer
    code = answer.get("error_code", status)
    if method == "getUpdates" and code == NOTHING_NEW:
        return {}
    raise _fault(code if isinstance(code, int) else status, answer)


def _fault(code: int, answer: dict[str, Any]) -> Fault:
    """The server's own words may quote the message: only its number is repeated. A token that is
    refused is our own mistake, which somebody will mend.
    """
    reason = f"zalo: answered {code}"
    if code == _TOO_MANY:
        told = answer.get("parameters")
        after = seconds_of(told.get("retry_after")) if isinstance(told, dict) else None
        return Fault(Turn.AGAIN, reason, retry_after=after)
    if code in {_NOT_ALLOWED, NOTHING_NEW}:
        return Fault(Turn.AGAIN if code == _NOT_ALLOWED else Turn.UNKNOWN, reason)
    if _CLIENT <= code < _SERVER:
        return Fault(Turn.NEVER, reason, gone=code == _FORBIDDEN)
    return Fault(Turn.UNKNOWN, reason)
