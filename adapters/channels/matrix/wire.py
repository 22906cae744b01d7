"""Gọi máy chủ Matrix — the client-server interface, version 3; its error codes as faults."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from adapters.channels._answer import calling, read, seconds_of
from adapters.channels.matrix.options import Options
from core.errors import Fault, Turn

_MOST = 8 * 1024 * 1024
_OK, _NOT_ALLOWED, _FORBIDDEN, _TOO_MANY, _SERVER = 300, 401, 403, 429, 500


async def call(
    options: Options, method: str, *path: str, sent: Any = None, wait: float = 0.0, **query: str
) -> dict[str, Any]:
    """Một lời gọi — each part of the path is quoted. Raises `Fault`; of a question that only reads,
    AGAIN where it would be UNKNOWN: nothing can have happened.
    """
    where = "/".join(quote(part, safe="") for part in path)
    address = f"{options.server}/_matrix/client/v3/{where}"
    head = {"Authorization": f"Bearer {options.token}"}
    try:
        async with (
            calling("matrix", options.timeout + wait) as session,
            session.request(
                method, address, json=sent, params=query, headers=head, allow_redirects=False
            ) as response,
        ):
            answer, status = await read("matrix", response, _MOST), response.status
        if status < _OK:
            return answer
        raise _fault(status, answer)
    except Fault as fault:
        if method == "GET" and fault.turn is Turn.UNKNOWN:
            raise Fault(Turn.AGAIN, fault.reason) from None
        raise


def _fault(status: int, answer: dict[str, Any]) -> Fault:
    """The server's own words may quote the message: only its number is repeated. A token that is
    refused is our own mistake, which somebody will mend.
    """
    reason = f"matrix: answered {status}"
    if status == _TOO_MANY:
        told = answer.get("retry_after_ms")
        after = seconds_of(told / 1000) if isinstance(told, int | float) else None
        return Fault(Turn.AGAIN, reason, retry_after=after)
    if status == _NOT_ALLOWED:
        return Fault(Turn.AGAIN, reason)
    if status < _SERVER:
        return Fault(Turn.NEVER, reason, gone=status == _FORBIDDEN)
    return Fault(Turn.UNKNOWN, reason)
