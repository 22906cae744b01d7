"""Webhook Telegram — check the secret, keep the raw update durably, and only then say 200."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from fastapi import APIRouter, Request
from starlette.responses import Response

from core.ports import Intake

MOST_BYTES = 2**20
_HEADER = "x-telegram-bot-api-secret-token"
_log = structlog.get_logger("web.telegram")


@dataclass(frozen=True)
class Hook:
    """Webhook — of the bot with this number; without a secret it answers nobody."""

    bot: str
    secret: str
    wake: Callable[[], None]

    def opens(self, bot: str, secret: str) -> bool:
        """Both are compared whatever the first says, in constant time."""
        known = hmac.compare_digest(bot.encode(), self.bot.encode())
        same = hmac.compare_digest(secret.encode(), self.secret.encode())
        return bool(self.bot and self.secret) and known and same


def router(hook: Hook, intake: Intake) -> APIRouter:
    """POST /hooks/telegram/{bot}: 200 kept, 403 not Telegram, 400 no update, 503 try again."""
    routes = APIRouter()

    @routes.post("/hooks/telegram/{bot}", include_in_schema=False)
    async def arrived(bot: str, request: Request) -> Response:
        if not hook.opens(bot, request.headers.get(_HEADER, "")):
            return Response(status_code=403)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        key = _key(body)
        if key is None:
            return Response(status_code=400)
        try:
            await intake.keep(f"telegram:{bot}", [(key, body)])
        except Exception as error:  # noqa: BLE001 - whatever it is, Telegram keeps the update for us
            _log.warning("update not kept", error=type(error).__name__)
            return Response(status_code=503, headers={"Retry-After": "5"})
        hook.wake()
        return Response(status_code=200)

    return routes


async def _body(request: Request) -> bytes | None:
    """None when it is larger than any update."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_BYTES:
            return None
        parts.append(part)
    return b"".join(parts)


def _key(body: bytes) -> int | None:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    key = update.get("update_id") if isinstance(update, dict) else None
    return key if type(key) is int and 0 <= key < 2**62 else None
