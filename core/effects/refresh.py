"""Cập nhật thẻ — every copy of a card changes when the matter moves, so that no button lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from core.card import Area, Card, Ref
from core.effect import Effect, Lane, Road
from core.effects.coded import coded
from core.errors import Fault, Turn
from core.keeping import SUPERSEDED, UNREACHABLE, WITHDRAWN
from core.text import Text

if TYPE_CHECKING:
    from core.ports import Hanging, Ports, Records, UnitOfWork
    from core.step import Press

COPIES = 5


@dataclass(frozen=True)
class Refresh(Effect):
    """Cập nhật — amends the newest copies in each chat; older ones lose their buttons and are
    forgotten. A copy that already shows the present is left alone. A task's document tells how far
    its tasks are, so its copies change with the task's. Of a document that was taken back no copy is
    forgotten: it is amended, superseded by a new message where none can be amended, or unreachable.
    """

    kind: ClassVar[str] = "refresh"
    road: ClassVar[Road] = Road.PEOPLE
    keeps: ClassVar[timedelta] = timedelta(hours=1)

    area: Area
    document_id: UUID
    calm: bool = False

    @property
    def lane(self) -> Lane:
        """Only the time has moved: nobody waits for that."""
        return Lane.BULK if self.calm else Lane.NORMAL

    async def run(self, ports: Ports) -> Press | None:
        ref = Ref(self.area, self.document_id)
        shown: list[tuple[Hanging, str | None]] = []
        faults = []
        for place, hanging in _placed(await ports.store.read(lambda one: _hung(one, ref))):
            try:
                digest = await self._amend(ports, hanging, place)
            except Fault as fault:  # one chat's trouble does not leave the others outdated
                faults.append(fault)
                continue
            if digest != hanging.digest:
                shown.append((hanging, digest))
        if shown:
            await ports.store.write(lambda work: _moved(work, shown))
        if faults:
            raise faults[0]
        return None

    async def _amend(self, ports: Ports, hanging: Hanging, place: int) -> str | None:
        """What the copy shows now; None when it is to be forgotten: too old, gone, or never to be
        changed again. A tap makes such a copy known once more.
        """
        channel, old = ports.channels.get(hanging.channel), place > COPIES
        if channel is None:
            return hanging.digest
        card = await ports.cards.card(hanging.ref, hanging.person_id, channel.trust)
        if card is None or hanging.digest in {SUPERSEDED, UNREACHABLE}:
            return hanging.digest
        if not channel.can.edits:
            if place > 1:
                return None  # the newest one stands for all of this chat
            return await self._supersede(ports, hanging, card) if card.withdrawn else hanging.digest
        shown = replace(hanging, digest=hanging.digest.removeprefix(WITHDRAWN))
        try:
            digest = await channel.amend(shown, await self._drawn(card, hanging, ports, old=old))
        except Fault as fault:
            if fault.turn is not Turn.NEVER:
                raise
            return UNREACHABLE if card.withdrawn else None
        if card.withdrawn:
            return WITHDRAWN + digest
        return None if old else digest

    async def _supersede(self, ports: Ports, hanging: Hanging, card: Card) -> str:
        """Báo thay — what was sent stays there for ever, so the chat is told that it holds no more."""
        channel, why = ports.channels[hanging.channel], Text.of("reason-withdrawn")
        bare = replace(card, buttons=(), details=())
        once = self.once(ports, f"/{hanging.message_key}")
        try:
            await channel.send(hanging.address, bare, silent=False, reason=why, once=once)
        except Fault as fault:
            if fault.turn is not Turn.NEVER:
                raise
            return UNREACHABLE
        return SUPERSEDED

    async def _drawn(self, card: Card, hanging: Hanging, ports: Ports, *, old: bool) -> Card:
        """An edited copy without buttons has its lines to type, for the version it shows now."""
        if old:
            return replace(card, buttons=(), details=())
        return await coded(card, hanging.person_id, ports.channels[hanging.channel], ports)


def _hung(records: Records, ref: Ref) -> list[Hanging]:
    own = list(records.hangings(ref))
    if ref.area is not Area.TASK:
        return own
    return [*own, *records.hangings(Ref(Area.INCOMING, records.load(ref).document_id))]


def _placed(hangings: Sequence[Hanging]) -> Iterator[tuple[int, Hanging]]:
    """Each copy with its place in its chat, the newest first."""
    for _chat, copies in groupby(
        hangings, key=lambda one: (one.ref, one.person_id, one.channel, one.address)
    ):
        yield from enumerate(copies, start=1)


def _moved(work: UnitOfWork, shown: list[tuple[Hanging, str | None]]) -> None:
    """One write for all copies; one that was taken down meanwhile stays unknown."""
    refs = {hanging.ref for hanging, _digest in shown}
    hung = {hanging for ref in refs for hanging in work.hangings(ref)}
    for hanging, digest in shown:
        if digest is None:
            work.unhang(hanging)
        elif hanging in hung:
            work.hang(replace(hanging, digest=digest))
