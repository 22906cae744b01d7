"""The fake channel of the core's own tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from core.errors import Fault, Turn
from tests.fakes.channel import FakeChannel


@dataclass
class FakeCase:
    channel: FakeChannel = field(default_factory=FakeChannel)
    address: str = "1"

    def count(self) -> int:
        return len(self.channel.shows(self.address))

    def words(self) -> str:
        newest = list(self.channel.chats[self.address].values())[-1]
        return repr(newest)[: self.channel.can.longest]

    def wire(self) -> bytes:
        return repr(self.channel.chats).encode()

    def block(self) -> None:
        self.channel.blocked.add(self.address)

    def swallow(self) -> None:
        self.channel.faults.append(Fault(Turn.UNKNOWN, "told to"))


@asynccontextmanager
async def at_work() -> AsyncIterator[FakeCase]:
    yield FakeCase()
