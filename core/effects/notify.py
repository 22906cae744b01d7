"""Báo cho người — show one person the present card of one thing, with sound when it is urgent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from core.card import Area, Ref
from core.effect import Effect, Lane, Road
from core.effects.coded import coded
from core.effects.reaching import by_another_way, reach
from core.effects.receipt import receipt
from core.effects.ringing import rings, rung
from core.text import Text

if TYPE_CHECKING:
    from core.ports import Address, Ports, Records
    from core.step import Press

REPEAT, CLIMB, CALL = "reason-repeat", "reason-climb", "reason-call-sheet"
DUTY = "reason-duty"


@dataclass(frozen=True)
class Notify(Effect):
    """Báo — `reason` is a message key said above the card, with `names` as its parameter;
    `again` marks a labelled repeat after an unknown send. `bulk` sends without sound, and
    so do the quiet hours of the reader, unless it is urgent (N23).
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
        """A dead chat must not silence the others, and none is told twice."""
        loud = not self.bulk and await rings(ports, self.person_id, self.urgency)
        send = partial(self._send, ports, loud=loud)
        reached = await reach(ports, self.person_id, self.urgency, send)
        if reached and not self.bulk:
            await rung(ports, self.person_id, self.urgency, sounded=loud)
        arrived = any(ports.channels[one.channel].can.arrives for one in reached)
        return await ports.store.read(self._receipt) if arrived else None

    def _receipt(self, records: Records) -> Press | None:
        """A task whose time counts from receipt has come into its assignee's hands (R-8.3a-2)."""
        return receipt(records, Ref(self.area, self.document_id), self.person_id)

    @property
    def _call(self) -> bool:
        return self.urgency > 0 and self.reason in {"", REPEAT, CLIMB, CALL, DUTY}

    def _stands(self, records: Records) -> bool:
        """An urgent call is worth making while that turn lasts and nobody has acknowledged (P6);
        when several have piled up behind a dead channel, only the newest (P8).
        """
        times = self.names if self.reason == REPEAT else "1"
        return any(
            wait.person_id == self.person_id
            and wait.acknowledged_at is None
            and wait.reached_at is None
            and str(wait.times) == times
            for wait in records.waits_of(self.document_id)
        )

    async def _send(
        self, ports: Ports, address: Address, failed: tuple[str, ...], *, loud: bool
    ) -> bool:
        channel = ports.channels[address.channel]
        ref = Ref(self.area, self.document_id)
        card = await ports.cards.card(ref, self.person_id, channel.trust)
        if card is None:
            return False
        if self._call and not await ports.store.read(self._stands):
            return True
        card = await coded(card, self.person_id, channel, ports)
        reason = by_another_way(failed, self._reason())
        message, digest = await channel.send(
            address.address, card, silent=not loud, reason=reason, once=self.once(ports)
        )
        from core.ports import Hanging

        place = (ref, self.person_id, address.channel, address.address)
        hanging = Hanging(*place, message, digest, reason, card.version)
        await ports.store.write(lambda work: work.hang(hanging))
        return True

    def _reason(self) -> Text | None:
        if self.again:
            return Text.of("reason-maybe-again")
        return Text.of(self.reason, names=self.names) if self.reason else None
