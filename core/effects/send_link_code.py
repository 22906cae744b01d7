"""Gửi mã xác minh — to an address that somebody says is theirs; only who reads it there has it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from core.card import Area, Card, Exposure, Line, Ref
from core.codes.code import ALPHABET
from core.effect import Effect, Road
from core.people.secrets import LINK_CODE_LIFE, LinkCode, address_digest
from core.text import Text

if TYPE_CHECKING:
    from core.ports import Ports
    from core.step import Press

LENGTH, GROUP = 12, 4


@dataclass(frozen=True)
class SendLinkCode(Effect):
    """Gửi mã — made when it is sent, so that it is nowhere but in the message; its digest is kept."""

    kind: ClassVar[str] = "send_link_code"
    road: ClassVar[Road] = Road.PEOPLE
    keeps: ClassVar[timedelta] = LINK_CODE_LIFE

    person_id: UUID
    channel: str
    address: str

    def unknown(self) -> Effect | None:
        """It may have arrived; else the person asks for another."""
        return None

    async def run(self, ports: Ports) -> Press | None:
        channel = ports.channels.get(self.channel)
        if channel is None:
            return None
        code, until = _new(), ports.clock.now() + LINK_CODE_LIFE
        digest = address_digest(self.channel, self.address, code)
        kept = LinkCode(digest, self.person_id, until)
        await ports.store.write(lambda work: work.put_link_code(kept))
        once = self.once(ports, f"/{digest[:8]}")
        await channel.send(self.address, self._card(code), silent=False, reason=None, once=once)
        return None

    def _card(self, code: str) -> Card:
        """It says nothing about any document, so even a bell may carry it."""
        minutes = int(LINK_CODE_LIFE.total_seconds() // 60)
        line = Line(Text.of("link-code-line", code=code, minutes=minutes), Exposure.BELL)
        ref = Ref(Area.CHECK, self.person_id)
        return Card(ref, 0, Text.of("link-code-title"), (line,))


def _new() -> str:
    """`K7QX-R2RR-3H9M` — 50 bits."""
    letters = [secrets.choice(ALPHABET) for _ in range(LENGTH)]
    groups = ["".join(letters[start : start + GROUP]) for start in range(0, LENGTH, GROUP)]
    return "-".join(groups)
