"""The real Telegram channel, over HTTP to the sandbox."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.channel import TelegramChannel
from sandbox.state import Chat
from tests.bot import desk as bot
from tests.core.office import Office
from tests.factories import CLERK


@dataclass
class TelegramCase:
    desk: bot.Desk
    chat: Chat

    @property
    def channel(self) -> TelegramChannel:
        return self.desk.channel

    @property
    def address(self) -> str:
        return str(self.chat.user["id"])

    def count(self) -> int:
        return len(self.desk.seen(self.chat))

    def words(self) -> str:
        return bot.text(self.desk.last(self.chat))

    def wire(self) -> bytes:
        log = [row["parameters"] for row in self.desk.account.feed.log]
        return json.dumps(log, ensure_ascii=False, default=str).encode()

    def block(self) -> None:
        self.chat.blocked = True

    def swallow(self) -> None:
        self.desk.account.faults.add({"kind": "reset-after-accept"})


@asynccontextmanager
async def at_work() -> AsyncIterator[TelegramCase]:
    async with bot.at_work(Office()) as desk:
        yield TelegramCase(desk, desk.phone(CLERK))
