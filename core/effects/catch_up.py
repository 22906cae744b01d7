"""Tóm tắt sau khi mất liên lạc — one message to one person instead of all that came too late (P8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from core.card import Area, Card, Line, Ref
from core.effect import Effect, Road
from core.effects.notify import Notify
from core.effects.reaching import by_another_way, reach
from core.effects.ringing import rings, rung
from core.text import Text

if TYPE_CHECKING:
    from core.ports import Address, Ports
    from core.step import Press

LATE = timedelta(minutes=2)
"""A calm message that has waited longer is not sent alone when more of them wait for its person."""
MOST, KEPT = 10, 50


@dataclass(frozen=True)
class CatchUp(Effect):
    """Tóm tắt — `things` are “area/id as hex”, each once, the latest last, at most fifty; `count`
    messages were late. What each of them had to say stands on the card of its thing.
    """

    kind: ClassVar[str] = "catch_up"
    road: ClassVar[Road] = Road.PEOPLE
    keeps: ClassVar[timedelta] = timedelta(hours=12)

    person_id: UUID
    things: list[str]
    count: int

    def unknown(self) -> Effect | None:
        """It may have arrived, and the next digest says it all again."""
        return None

    async def run(self, ports: Ports) -> Press | None:
        refs = [_ref(one) for one in self.things]
        if len(refs) == 1:
            (ref,) = refs
            one = Notify(self.person_id, ref.area, ref.id, reason="reason-late",
                         names=str(self.count))  # fmt: skip
            return await one.run(ports)

        loud = await rings(ports, self.person_id, 0)

        async def send(address: Address, failed: tuple[str, ...]) -> bool:
            channel = ports.channels[address.channel]
            shown = [await ports.cards.card(ref, self.person_id, channel.trust) for ref in refs]
            seen = [card for card in shown if card is not None]
            if not seen:
                return False
            card, why = self._card(seen).within(channel.trust), by_another_way(failed, None)
            once = self.once(ports)
            await channel.send(address.address, card, silent=not loud, reason=why, once=once)
            return True

        if await reach(ports, self.person_id, 0, send):
            await rung(ports, self.person_id, 0, sounded=loud)
        return None

    def _card(self, seen: list[Card]) -> Card:
        """A line for each thing, the latest first; it has no buttons and hangs nowhere."""
        latest = seen[::-1][:MOST]
        lines = [Line(Text.of("catch-up-row", title=one.title)) for one in latest]
        if len(seen) > MOST:
            lines.append(Line(Text.of("remind-more", count=len(seen) - MOST)))
        lines.append(Line(Text.of("catch-up-list")))
        title = Text.of("catch-up-title", count=self.count)
        return Card(latest[0].ref, latest[0].version, title, tuple(lines))


SUMMED = (Notify.kind, CatchUp.kind)
"""The kinds that one message can stand for."""


def summed(late: Sequence[Effect]) -> CatchUp:
    """Gộp — of calm messages to one person, in the order in which they were posted."""
    things: list[str] = []
    count, person = 0, None
    for one in late:
        if isinstance(one, CatchUp):
            things += one.things
            count, person = count + one.count, one.person_id
        elif isinstance(one, Notify):
            things.append(f"{one.area.value}/{one.document_id.hex}")
            count, person = count + 1, one.person_id
    if person is None:
        raise ValueError("nothing to sum up")
    newest = list(dict.fromkeys(reversed(things)))[:KEPT]
    return CatchUp(person, newest[::-1], count)


def _ref(thing: str) -> Ref:
    area, _, key = thing.partition("/")
    return Ref(Area(area), UUID(hex=key))
