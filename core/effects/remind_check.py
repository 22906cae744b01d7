"""Nhắc lại bản điểm việc — at the moment for which its reader asked, unless it was checked before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from core.card import Area, Ref
from core.effect import Effect, Road
from core.effects.notify import Notify

if TYPE_CHECKING:
    from core.ports import Ports
    from core.step import Press

OPEN = "open"


@dataclass(frozen=True)
class RemindCheck(Effect):
    """Nhắc lại — one that was put off again, or checked meanwhile, says nothing."""

    kind: ClassVar[str] = "remind_check"
    road: ClassVar[Road] = Road.PEOPLE
    keeps: ClassVar[timedelta] = timedelta(hours=6)

    person_id: UUID
    document_id: UUID
    at: datetime

    @property
    def starts(self) -> datetime | None:
        return self.at

    def unknown(self) -> Effect | None:
        """It may have arrived, and the list stays where it is."""
        return None

    async def run(self, ports: Ports) -> Press | None:
        ref = Ref(Area.CHECK, self.document_id)
        check = await ports.store.read(lambda records: records.load(ref))
        if check.state != OPEN or check.again_at != self.at:
            return None
        again = Notify(self.person_id, ref.area, ref.id, reason="reason-check-again")
        return await again.run(ports)
