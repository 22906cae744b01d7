"""Kênh thư điện tử — implements the port `Channel`: sends letters, changes none of them."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass

from adapters.channels import Kit
from adapters.channels.email.letter import LONGEST, message_id, written
from adapters.channels.email.options import Options
from adapters.channels.email.smtp import deliver
from core.abroad import abroad, reason_abroad
from core.card import Card, Exposure
from core.errors import Fault, Turn
from core.people.mailbox import is_mailbox
from core.ports import Can, Hanging
from core.text import Text

NAME = "email"
CAN = Can(buttons=False, links=True, edits=False, files=False, longest=LONGEST, arrives=False)
PATIENCE = 45.0


@dataclass(frozen=True)
class EmailChannel:
    """Kênh thư điện tử — the address of a person is the mailbox that he has proved to be his."""

    options: Options
    kit: Kit

    @property
    def name(self) -> str:
        return NAME

    @property
    def trust(self) -> Exposure:
        return self.options.trust

    @property
    def can(self) -> Can:
        return CAN

    async def send(
        self, address: str, card: Card, *, silent: bool, reason: Text | None, once: str = ""
    ) -> tuple[str, str]:
        """Gửi thư — the Message-ID and the digest. Raises `Fault`."""
        if not is_mailbox(address):
            raise Fault(Turn.NEVER, "email: not an address")
        cut, sender = abroad(card.within(self.trust)), self.options.sender
        key = message_id(once, address, sender)
        said = reason_abroad(reason) if self.trust >= Exposure.NUMBER else None
        letter = written(cut, said, address, sender, key, self.kit)
        try:
            async with asyncio.timeout(PATIENCE):
                await asyncio.to_thread(deliver, self.options, address, letter)
        except TimeoutError:
            raise Fault(Turn.UNKNOWN, "email: the server takes too long") from None
        return key, hashlib.sha256(repr(cut).encode()).hexdigest()

    async def amend(self, hanging: Hanging, card: Card) -> str:
        raise Fault(Turn.NEVER, "email: a letter is not changed")
