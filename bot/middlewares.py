"""Cửa vào — Telegram user → `Visit`; strangers see how to link and nothing else (P11)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.types import TelegramObject, Update

from bot.channel import NAME, TelegramChannel
from bot.pace import Pace
from bot.tap import Tap
from bot.visit import Visit
from core.people.person import Actor
from core.ports import Ports
from core.text import Text

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
_PRIVATE = "private"


@dataclass(frozen=True)
class Arrived:
    """Người gửi — the private chat of an update, and whether it is a call to /start. `elsewhere`:
    a button pressed outside the person's own private chat.
    """

    chat_id: int
    starts: bool = False
    tap: Tap | None = None
    elsewhere: bool = False


@dataclass
class Entrance(BaseMiddleware):
    """Cửa vào — every update passes here before any handler is looked for."""

    ports: Ports
    channel: TelegramChannel
    hints: Pace = field(default_factory=lambda: Pace(1, timedelta(minutes=1)))

    async def __call__(
        self, handler: Handler, event: TelegramObject, data: dict[str, Any]
    ) -> object:
        arrived = _arrived(event) if isinstance(event, Update) else None
        if arrived is None or not isinstance(event, Update):
            return None
        if arrived.elsewhere and arrived.tap is not None:
            await arrived.tap.say()
            return None
        bot: Bot = data["bot"]
        data["ports"], data["tap"], data["chat_id"] = self.ports, arrived.tap, arrived.chat_id
        data["hints"] = self.hints
        actor = await self._actor(arrived.chat_id)
        data["actor"] = actor
        if actor is None and not arrived.starts:
            await self._hint(bot, arrived)
            return None
        if actor is not None and actor.person_id is not None:
            who = (actor, actor.person_id, arrived.chat_id)
            data["visit"] = Visit(bot, self.ports, self.channel, *who, event.update_id, arrived.tap)
        outcome = await handler(event, data)
        if arrived.tap is not None:
            await arrived.tap.say()
        return outcome

    async def _actor(self, chat_id: int) -> Actor | None:
        return await self.ports.store.read(lambda records: records.person_at(NAME, str(chat_id)))

    async def _hint(self, bot: Bot, arrived: Arrived) -> None:
        """One polite sentence a minute, whatever a stranger sends."""
        words = self.ports.texts.plain(Text.of("bot-stranger"))
        if arrived.tap is not None:
            await arrived.tap.say(words, alert=True)
        elif self.hints.allows(arrived.chat_id, self.ports.clock.now()):
            await bot.send_message(arrived.chat_id, self.ports.texts.html(Text.of("bot-stranger")))


def _arrived(update: Update) -> Arrived | None:
    """None for everything that is not a message or a tap in a private chat."""
    message, callback = update.message, update.callback_query
    if callback is not None:
        chat = callback.message.chat if callback.message else None
        elsewhere = chat is not None and chat.id != callback.from_user.id
        return Arrived(callback.from_user.id, tap=Tap(callback), elsewhere=elsewhere)
    if message is None or message.chat.type != _PRIVATE:
        return None
    starts = (message.text or "").split(maxsplit=1)[:1] == ["/start"]
    return Arrived(message.chat.id, starts)
