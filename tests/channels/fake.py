"""The fake channel of the core's own tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from core.codes.words import lines
from core.errors import Fault, Turn
from tests.fakes.channel import FakeChannel
from tests.texts import TEXTS


@dataclass
class FakeCase:
    channel: FakeChannel = field(default_factory=FakeChannel)
    address: str = "1"

    def count(self) -> int:
        return len(self.channel.shows(self.address))

    def words(self) -> str:
        shown = list(self.channel.chats[self.address].values())[-1]
        card, plain = shown.card, TEXTS.plain
        above = [card.title, *([shown.reason] if shown.reason else [])]
        below = "\n".join(plain(text) for _step, text in lines(card, plain))
        said = "\n".join(plain(text) for text in [*above, *(line.text for line in card.lines)])
        return f"{said[: self.channel.can.longest - len(below) - 1]}\n{below}"

    def wire(self) -> bytes:
        return repr(self.channel.chats).encode()

    def block(self) -> None:
        self.channel.blocked.add(self.address)

    def swallow(self) -> None:
        self.channel.faults.append(Fault(Turn.UNKNOWN, "told to"))


@asynccontextmanager
async def at_work() -> AsyncIterator[FakeCase]:
    yield FakeCase()
