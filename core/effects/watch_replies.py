"""Hẹn xem phản hồi — at the day by which answers were asked for (R-9.5c)."""

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
class WatchReplies(Effect):
    """Hẹn — when everybody has answered, the press changes nothing."""

    kind: ClassVar[str] = "watch_replies"
    keeps: ClassVar[timedelta] = timedelta(days=30)

    document_id: UUID
    at: datetime
    times: int = 1

    @property
    def starts(self) -> datetime | None:
        return self.at

    async def run(self, ports: Ports) -> Press | None:
        return Press("rov", self.document_id, None, {"times": self.times})
