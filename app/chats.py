"""Nhận tin — Telegram by polling or a webhook, the other channels that are written to beside it."""

from __future__ import annotations

import asyncio

import structlog

from app.bootstrap import House
from app.lease import sole
from app.listening import Listener, ears
from app.settings import Mode

_LONGEST_PAUSE = 60.0
_log = structlog.get_logger("app.chats")


class Chats:
    """Nhận tin — by one process at a time: a bot has one reader."""

    def __init__(self, house: House) -> None:
        from bot.run import build

        if house.telegram is None:
            raise ValueError("this process has no way to Telegram")
        self._house = house
        self._bot = house.telegram.bot
        self._parts = build(house.ports, self._bot, house.telegram.channel)

    def wake(self) -> None:
        """A webhook of this process has kept something."""
        self._parts.intake.wake()

    async def run(self) -> None:
        async with sole(self._house.settings.data_dir / "poll.lock"), asyncio.TaskGroup() as group:
            group.create_task(self._introduce())
            group.create_task(self._parts.intake.run())
            for one in ears(self._house.ports):
                group.create_task(Listener(one, self._house.ports).run())
            if self._house.settings.telegram_mode is Mode.POLLING:
                group.create_task(self._parts.poller.run())

    async def _introduce(self) -> None:
        """Menu and webhook are set when Telegram can be reached; nothing waits for it."""
        pause = 1.0
        while not await self._introduced():
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    async def _introduced(self) -> bool:
        from aiogram.exceptions import AiogramError

        from bot.run import announce

        try:
            await self._register()
            await announce(self._bot, self._house.ports.texts)
        except AiogramError as error:
            _log.warning("telegram does not answer", error=type(error).__name__)
            return False
        return True

    async def _register(self) -> None:
        from bot.poll import ALLOWED

        settings = self._house.settings
        if settings.telegram_mode is Mode.POLLING or not settings.webhook_url:
            return
        await self._bot.set_webhook(
            f"{settings.webhook_url.rstrip('/')}/hooks/telegram/{settings.bot_number}",
            secret_token=settings.webhook_secret.get_secret_value(),
            allowed_updates=ALLOWED,
        )
