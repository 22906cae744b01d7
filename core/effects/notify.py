"""Báo cho người — show one person the present card of one thing, with sound when it is urgent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from core.card import Area, Ref
from core.effect import Effect, Lane, Road
from core.text import Text

if TYPE_CHECKING:
    from core.ports import Address, Ports
    from core.step import Press


@dataclass(frozen=True)
class Notify(Effect):
    """Báo — `reason` is a message key said above the card, with `names` as its parameter;
    `again` marks a labelled repeat after an unknown send. `quiet` sends without sound.
    """

    kind: ClassVar[str] = "notify"
    road: ClassVar[Road] = Road.PEOPLE
    keeps: ClassVar[timedelta] = timedelta(hours=12)

    person_id: UUID
    area: Area
    document_id: UUID
    urgency: int = 0
    reason: str = ""
    names: str = ""
    bulk: bool = False
    again: bool = False

    @property
    def lane(self) -> Lane:
        if self.urgency > 0:
            return Lane.URGENT
        return Lane.BULK if self.bulk else Lane.NORMAL

    def unknown(self) -> Effect | None:
        """An urgent card is said once more, labelled; anything else waits for the next digest."""
        return replace(self, again=True) if self.urgency > 0 and not self.again else None

    async def run(self, ports: Ports) -> Press | None:
        addresses = await ports.store.read(lambda records: records.addresses(self.person_id))
        for address in addresses:
            await self._send(ports, address)
        return None

    async def _send(self, ports: Ports, address: Address) -> None:
        channel = ports.channels.get(address.channel)
        if channel is None:
            return
        ref = Ref(self.area, self.document_id)
        card = await ports.cards.card(ref, self.person_id, channel.trust)
        if card is None:
            return
        silent = self.bulk
        message, digest = await channel.send(
            address.address, card, silent=silent, reason=self._reason()
        )
        from core.ports import Hanging

        hanging = Hanging(ref, self.person_id, address.channel, address.address, message, digest)
        await ports.store.write(lambda work: work.hang(hanging))

    def _reason(self) -> Text | None:
        if self.again:
            return Text.of("reason-maybe-again")
        return Text.of(self.reason, names=self.names) if self.reason else None
