"""Cập nhật thẻ — every copy of a card changes when the matter moves, so that no button lies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from core.card import Area, Ref
from core.effect import Effect, Road
from core.errors import Fault, Turn

if TYPE_CHECKING:
    from core.ports import Hanging, Ports, UnitOfWork
    from core.step import Press


@dataclass(frozen=True)
class Refresh(Effect):
    """Cập nhật — amends all hanging copies; a copy that already shows the present is left alone."""

    kind: ClassVar[str] = "refresh"
    road: ClassVar[Road] = Road.PEOPLE
    keeps: ClassVar[timedelta] = timedelta(hours=1)

    area: Area
    document_id: UUID

    async def run(self, ports: Ports) -> Press | None:
        ref = Ref(self.area, self.document_id)
        faults = []
        for hanging in await ports.store.read(lambda records: records.hangings(ref)):
            try:
                await self._amend(ports, hanging)
            except Fault as fault:  # one chat's trouble does not leave the others outdated
                faults.append(fault)
        if faults:
            raise faults[0]
        return None

    async def _amend(self, ports: Ports, hanging: Hanging) -> None:
        channel = ports.channels.get(hanging.channel)
        if channel is None:
            return
        card = await ports.cards.card(hanging.ref, hanging.person_id, channel.trust)
        if card is None:
            return
        try:
            digest = await channel.amend(hanging, card)
        except Fault as fault:
            if fault.turn is Turn.NEVER:
                return
            raise
        if digest != hanging.digest:
            await ports.store.write(lambda work: _moved(work, hanging, digest))


def _moved(work: UnitOfWork, hanging: Hanging, digest: str) -> None:
    """A newer copy may have been sent meanwhile: then that one hangs, and stays known."""
    if hanging in work.hangings(hanging.ref):
        work.hang(replace(hanging, digest=digest))
