"""A channel that can only write: no buttons, no edits; the model for Zalo, mail and the like."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from core.card import Card
from core.codes.words import lines
from core.errors import Fault, Turn
from core.ports import Can, Hanging
from tests.channels.fake import FakeCase
from tests.fakes.channel import ABLE, FakeChannel
from tests.texts import TEXTS


@dataclass
class PlainChannel(FakeChannel):
    name: str = "plain"
    can: Can = replace(ABLE, buttons=False, edits=False)  # noqa: RUF009 - frozen

    async def amend(self, hanging: Hanging, card: Card) -> str:
        raise Fault(Turn.NEVER, "this channel changes nothing")


@dataclass
class PlainCase(FakeCase):
    channel: FakeChannel = field(default_factory=PlainChannel)

    def words(self) -> str:
        card = list(self.channel.chats[self.address].values())[-1].card
        said = [TEXTS.plain(text) for _step, text in lines(card, TEXTS.plain)]
        return "\n".join([super().words(), *said])[-self.channel.can.longest :]


@asynccontextmanager
async def at_work() -> AsyncIterator[FakeCase]:
    yield PlainCase()
