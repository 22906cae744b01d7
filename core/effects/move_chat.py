"""Chuyển liên kết sang cuộc trò chuyện mới — as confirmed in the old one; the old one is cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from core.card import Area
from core.effect import Effect, Lane
from core.effects.cut_chat import CutChat, unlinked
from core.effects.notify import Notify

if TYPE_CHECKING:
    from datetime import datetime

    from core.ports import Ports, UnitOfWork
    from core.step import Press


@dataclass(frozen=True)
class MoveChat(Effect):
    """Chuyển — once: a repeat finds the new chat linked already. A chat that has meanwhile become
    somebody else's is left alone.
    """

    kind: ClassVar[str] = "move_chat"

    person_id: UUID
    access_id: UUID
    channel: str
    address: str

    @property
    def lane(self) -> Lane:
        return Lane.URGENT

    async def run(self, ports: Ports) -> Press | None:
        now = ports.clock.now()
        await ports.store.write(lambda work: self._moved(work, now))
        return None

    def _moved(self, work: UnitOfWork, now: datetime) -> None:
        from core.ports import Address

        agency_id = work.agency_of(self.person_id)
        if agency_id is None or work.person_at(self.channel, self.address) is not None:
            return
        said: list[Effect] = []
        for old in work.addresses(self.person_id):
            if old.channel == self.channel:
                cut = CutChat(self.person_id, old.channel, old.address, [])
                said.append(
                    CutChat(self.person_id, old.channel, old.address, unlinked(work, cut, now))
                )
        work.link(self.person_id, Address(self.channel, self.address), now)
        linked = Notify(self.person_id, Area.ACCESS, self.access_id, reason="reason-chat-linked")
        work.post(agency_id, [*said, linked], now)
