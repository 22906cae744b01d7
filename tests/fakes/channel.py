"""A channel in memory: messages by address, and faults that are raised when they are armed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from core.card import Card, Exposure
from core.errors import Fault, Turn
from core.ports import Can, Hanging
from core.text import Text

ABLE = Can(buttons=True, links=True, edits=True, files=True, longest=4096)


@dataclass
class Shown:
    """One message as its reader sees it."""

    card: Card
    silent: bool
    reason: Text | None
    edits: int = 0


@dataclass
class FakeChannel:
    """The port `Channel`. `faults` are raised by the next calls, first one first."""

    name: str = "fake"
    trust: Exposure = Exposure.ABSTRACT
    can: Can = ABLE
    chats: dict[str, dict[str, Shown]] = field(default_factory=dict)
    blocked: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    async def send(
        self, address: str, card: Card, *, silent: bool, reason: Text | None, once: str = ""
    ) -> tuple[str, str]:
        card = card.within(self.trust)
        self._trouble(address)
        chat = self.chats.setdefault(address, {})
        key = f"tin-{len(chat) + 1}"
        chat[key] = Shown(card, silent, reason)
        return key, _digest(card)

    async def amend(self, hanging: Hanging, card: Card) -> str:
        card = card.within(self.trust)
        if hanging.digest == _digest(card):
            return hanging.digest
        self._trouble(hanging.address)
        shown = self.chats.get(hanging.address, {}).get(hanging.message_key)
        if shown is None:
            raise Fault(Turn.NEVER, "no such message")
        shown.card, shown.reason = card, hanging.why(card)
        shown.edits += 1
        return _digest(card)

    def _trouble(self, address: str) -> None:
        if self.faults:
            raise self.faults.pop(0)
        if address in self.blocked:
            raise Fault(Turn.NEVER, "blocked")

    def shows(self, address: str) -> list[Card]:
        """The cards in one chat, oldest first."""
        return [shown.card for shown in self.chats.get(address, {}).values()]


def _digest(card: Card) -> str:
    return hashlib.sha256(repr(card).encode()).hexdigest()
