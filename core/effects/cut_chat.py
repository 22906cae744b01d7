"""Cắt một cuộc trò chuyện — its cards are emptied, and one sentence says why (P11, R-20.5).

The copies were forgotten by the decision itself: no later refresh can fill them again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from core.card import Area, Card, Line, Ref
from core.effect import Effect, Lane, Road
from core.errors import Fault, Turn
from core.text import Text

if TYPE_CHECKING:
    from datetime import datetime

    from core.ports import Hanging, Ports, UnitOfWork
    from core.step import Press

MOST = 60


@dataclass(frozen=True)
class CutChat(Effect):
    """Cắt — `copies` are “area/document id as hex/message/digest”, the newest first; `linked`: the
    link itself is still to be ended. Harmless to repeat.
    """

    kind: ClassVar[str] = "cut_chat"
    road: ClassVar[Road] = Road.PEOPLE

    person_id: UUID
    channel: str
    address: str
    copies: list[str]
    linked: bool = False

    @property
    def lane(self) -> Lane:
        return Lane.URGENT

    async def run(self, ports: Ports) -> Press | None:
        copies = self.copies
        if self.linked:
            copies = await ports.store.write(lambda work: unlinked(work, self, ports.clock.now()))
        channel = ports.channels.get(self.channel)
        if channel is None:
            return None
        card = _emptied()
        for copy in copies:
            try:
                await channel.amend(self._hanging(copy), card)
            except Fault as fault:
                if fault.turn is not Turn.NEVER:
                    raise
        try:
            await channel.send(self.address, card, silent=True, reason=None)
        except Fault as fault:
            if fault.turn is Turn.AGAIN:
                raise
        return None

    def _hanging(self, copy: str) -> Hanging:
        from core.ports import Hanging

        area, document, message, digest = copy.split("/", 3)
        ref = Ref(Area(area), UUID(hex=document))
        return Hanging(ref, self.person_id, self.channel, self.address, message, digest)


def unlinked(work: UnitOfWork, cut: CutChat, now: datetime) -> list[str]:
    """Gỡ liên kết — the link ends and every copy there is forgotten; returns the newest of them."""
    from core.ports import Address

    work.unlink(cut.person_id, Address(cut.channel, cut.address), now)
    taken = work.take_down(cut.person_id, cut.channel, cut.address)
    return [
        f"{one.ref.area}/{one.ref.id.hex}/{one.message_key}/{one.digest}" for one in taken[:MOST]
    ]


def _emptied() -> Card:
    line = Line(Text.of("chat-cut-line"))
    return Card(Ref(Area.ACCESS, UUID(int=0)), 1, Text.of("chat-cut-title"), (line,))
