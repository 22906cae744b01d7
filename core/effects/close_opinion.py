"""Hẹn đóng lấy ý kiến — at the asked-for hour a silence is recorded as silence."""

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
class CloseOpinion(Effect):
    """Hẹn — an opinion that was given meanwhile is left as it is."""

    kind: ClassVar[str] = "close_opinion"
    keeps: ClassVar[timedelta] = timedelta(days=30)

    opinion_id: UUID
    at: datetime

    @property
    def starts(self) -> datetime | None:
        return self.at

    async def run(self, ports: Ports) -> Press | None:
        return Press("cls", self.opinion_id, None)
