"""The Matrix channel, through a relay that keeps every byte, to a real Synapse on loopback."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

from adapters.channels import Kit, connect
from tests.factories import NOW
from tests.fakes.relay import Relay, relaying
from tests.synapse import Account, synapse
from tests.texts import TEXTS

KIT = Kit(TEXTS, lambda: NOW, "https://vanthu.example", b"k" * 32)


@dataclass
class MatrixCase:
    relay: Relay
    channel: Any
    bot: Account
    reader: Account
    room: str
    mark: str

    @property
    def address(self) -> str:
        return f"{self.room} {self.reader.user}"

    def _seen(self) -> list[dict[str, Any]]:
        return self.reader.sees(self.room, self.bot.user)

    def count(self) -> int:
        return len(self._seen())

    def words(self) -> str:
        return str(self._seen()[-1]["body"])

    def wire(self) -> bytes:
        """Every byte of every call, and the same with the escapes of JSON undone."""
        said = [one.partition(b"\n")[2] for one in self.relay.sent]
        open_ = [json.dumps(json.loads(one), ensure_ascii=False).encode() for one in said if one]
        return b"\n".join([*self.relay.sent, *open_])

    def block(self) -> None:
        self.reader.call("POST", "rooms", self.room, "leave")

    def swallow(self) -> None:
        self.relay.swallow = 9


@asynccontextmanager
async def at_work() -> AsyncIterator[MatrixCase]:
    server = synapse()
    bot, reader = server.account("vanthu"), server.account("thu")
    async with relaying(server.port) as relay:
        options = {"server": f"http://127.0.0.1:{relay.port}", "user": bot.user, "token": bot.token}
        channel: Any = replace(connect("matrix", options, KIT), wait=1)  # type: ignore[type-var]
        room = reader.room_with(bot.user)
        _, mark = await channel.hear("")
        yield MatrixCase(relay, channel, bot, reader, room, mark)
