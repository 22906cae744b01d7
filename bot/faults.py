"""Sự cố của Telegram — what a failed request means: again, never, or nobody knows."""

from __future__ import annotations

from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError

from core.errors import Fault, Turn

# A proxy that answers for Telegram answers in HTML, which cannot be decoded.
PASSING = (ClientDecodeError, TelegramNetworkError, TelegramRetryAfter, TelegramServerError)
_REFUSED = (TelegramForbiddenError, TelegramBadRequest, TelegramEntityTooLarge)
# The token or the address of the API is wrong: the operator's turn, and nothing may be dropped.
_MISPLACED = (TelegramUnauthorizedError, TelegramNotFound)


def fault_of(error: AiogramError, *, sending: bool) -> Fault:
    """Phân loại sự cố — `sending` when a repeat would show the person the same thing twice."""
    reason = f"telegram: {type(error).__name__}: {_said(error)}"[:200]
    if isinstance(error, TelegramRetryAfter):
        return Fault(Turn.AGAIN, reason, retry_after=float(error.retry_after))
    if isinstance(error, _REFUSED):
        return Fault(Turn.NEVER, reason, gone=isinstance(error, TelegramForbiddenError))
    if isinstance(error, _MISPLACED) or isinstance(error.__cause__, ClientConnectorError):
        return Fault(Turn.AGAIN, reason)
    return Fault(Turn.UNKNOWN if sending else Turn.AGAIN, reason)


def _said(error: AiogramError) -> str:
    """What Telegram said; of the network only the kind, for its words may hold the address called,
    and the token is part of that.
    """
    if isinstance(error, TelegramNetworkError | ClientDecodeError):
        return type(error.__cause__).__name__
    return str(getattr(error, "message", ""))
