"""Hẹn nhắc thu hồi — at its moment, ask whether somebody is still to cancel (R-9.4b)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from core.effect import Effect
from core.step import Press

if TYPE_CHECKING:
    from core.ports import Ports


@dataclass(frozen=True)
class RemindRecall(Effect):
    """Hẹn — nothing outside happens; when nobody is left, the press changes nothing."""

    kind: ClassVar[str] = "remind_recall"
    keeps: ClassVar[timedelta] = timedelta(days=30)

    document_id: UUID
    at: datetime

    @property
    def starts(self) -> datetime | None:
        return self.at

    async def run(self, ports: Ports) -> Press | None:
        return Press("rrm", self.document_id, None)
