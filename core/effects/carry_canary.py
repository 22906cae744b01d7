"""Thử kho tệp và trục — the file of the day's test document is read back, the exchange is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from core.effect import Effect
from core.step import Press

if TYPE_CHECKING:
    from core.ports import Ports


@dataclass(frozen=True)
class CarryCanary(Effect):
    """Thử — what the exchange has is only looked at: it stays there until it is fetched."""

    kind: ClassVar[str] = "carry_canary"
    keeps: ClassVar[timedelta] = timedelta(hours=4)

    canary_id: UUID
    sha256: str

    async def run(self, ports: Ports) -> Press | None:
        await ports.files.get(self.sha256)
        await ports.dms.fetch(1)
        return Press("vtq", self.canary_id, None)
