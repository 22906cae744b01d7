"""Cập nhật thẻ — every copy of a card changes when the matter moves, so that no button lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from core.card import Area, Card, Ref
from core.effect import Effect, Road
from core.effects.coded import coded
from core.errors import Fault, Turn

if TYPE_CHECKING:
    from core.ports import Hanging, Ports, Records, UnitOfWork
    from core.step import Press

COPIES = 5


@dataclass(frozen=True)
class Refresh(Effect):
    """Cập nhật — amends the newest copies in each chat; older ones lose their buttons and are
    forgotten. A copy that already shows the present is left alone. A task's document tells how far
    its tasks are, so its copies change with the task's.
    """

    kind: ClassVar[str] = "refresh"
    road: ClassVar[Road] = Road.PEOPLE
    keeps: ClassVar[timedelta] = timedelta(hours=1)

    area: Area
    document_id: UUID

    async def run(self, ports: Ports) -> Press | None:
        ref = Ref(self.area, self.document_id)
        shown: list[tuple[Hanging, str | None]] = []
        faults = []
        for place, hanging in _placed(await ports.store.read(lambda one: _hung(one, ref))):
            try:
                digest = await self._amend(ports, hanging, old=place > COPIES)
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

    async def _amend(self, ports: Ports, hanging: Hanging, *, old: bool) -> str | None:
        """What the copy shows now; None when it is to be forgotten: too old, gone, or never to be
        changed again. A tap makes such a copy known once more.
        """
        channel = ports.channels.get(hanging.channel)
        if channel is None:
            return hanging.digest
        card = await ports.cards.card(hanging.ref, hanging.person_id, channel.trust)
        if card is None:
            return hanging.digest
        try:
            digest = await channel.amend(hanging, await self._drawn(card, hanging, ports, old=old))
        except Fault as fault:
            if fault.turn is not Turn.NEVER:
                raise
            return None
        return None if old else digest

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
