"""Hỏi cập nhật — own long polling: an update is kept and committed before the offset moves.

aiogram's polling hands updates to tasks and moves the offset at once; a crash in between loses
them. Here the next request, which confirms a batch, is made only after `keep` has committed it.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramConflictError, TelegramRetryAfter

from bot.session import GetRawUpdates
from core.ports import Intake

ALLOWED = ["message", "callback_query", "my_chat_member"]
WAIT = 50
_LIMIT = 100
_LONGEST_PAUSE = 30.0
_log = structlog.get_logger("bot.poll")


@dataclass
class Poller:
    """Máy hỏi — `wake` is called after every kept batch. Runs until cancelled."""

    bot: Bot
    intake: Intake
    source: str
    wake: Callable[[], None]
    wait: int = WAIT
    offset: int | None = None
    failures: int = 0

    async def run(self) -> None:
        while True:
            try:
                await self.once()
                self.failures = 0
            except Exception as error:  # noqa: BLE001 - the store may fail too; polling goes on
                await self._pause(error)

    async def once(self) -> int:
        """One batch: fetched, kept, and only then confirmed by the next offset."""
        batch = await self.bot(
            GetRawUpdates(
                offset=self.offset, limit=_LIMIT, timeout=self.wait, allowed_updates=ALLOWED
            ),
            request_timeout=self.wait + 15,
        )
        rows = list(_rows(batch))
        if not rows:
            return 0
        await self.intake.keep(self.source, rows)
        self.offset = rows[-1][0] + 1
        self.wake()
        return len(rows)

    async def _pause(self, error: Exception) -> None:
        """Back off: 1 s, 2 s … 30 s; as long as Telegram says when it says so."""
        self.failures += 1
        kind = type(error).__name__
        _log.warning("polling failed", error=kind, failures=self.failures)
        if isinstance(error, TelegramConflictError) and "webhook is active" in error.message:
            await self._take_over()
        pause = min(2.0 ** (self.failures - 1), _LONGEST_PAUSE)
        await asyncio.sleep(
            float(error.retry_after) if isinstance(error, TelegramRetryAfter) else pause
        )

    async def _take_over(self) -> None:
        try:
            await self.bot.delete_webhook(drop_pending_updates=False)
        except AiogramError as error:
            _log.warning("the webhook stays", error=type(error).__name__)


def _rows(batch: Sequence[dict[str, Any]]) -> Sequence[tuple[int, bytes]]:
    """Keys and bytes; what has no number could neither be kept once nor confirmed."""
    numbered = [row for row in batch if isinstance(row.get("update_id"), int)]
    return [
        (row["update_id"], json.dumps(row, ensure_ascii=False).encode())
        for row in sorted(numbered, key=lambda row: int(row["update_id"]))
    ]
