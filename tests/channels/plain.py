"""A channel that can only write: no buttons, no edits; the model for Zalo, mail and the like."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from core.card import Card
from core.errors import Fault, Turn
from core.ports import Can, Hanging
from tests.channels.fake import FakeCase
from tests.fakes.channel import ABLE, FakeChannel


@dataclass
class PlainChannel(FakeChannel):
    name: str = "plain"
    can: Can = replace(ABLE, buttons=False, edits=False)  # noqa: RUF009 - frozen

    async def amend(self, hanging: Hanging, card: Card) -> str:
        raise Fault(Turn.NEVER, "this channel changes nothing")


@dataclass
class PlainCase(FakeCase):
    channel: FakeChannel = field(default_factory=PlainChannel)


@asynccontextmanager
async def at_work() -> AsyncIterator[FakeCase]:
    yield PlainCase()
