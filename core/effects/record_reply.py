"""Ghi văn bản trả lời — the answered document learns the number of its answer (R-8.4c-2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from core.effect import Effect
from core.step import Press

if TYPE_CHECKING:
    from core.ports import Ports


@dataclass(frozen=True)
class RecordReply(Effect):
    """Ghi trả lời — once for each answer, however often it runs."""

    kind: ClassVar[str] = "record_reply"

    incoming_id: UUID
    outgoing_id: UUID
    reference: str
    at: datetime

    async def run(self, ports: Ports) -> Press | None:
        reply = {
            "document_id": self.outgoing_id.hex,
            "reference": self.reference,
            "at": self.at.isoformat(),
        }
        return Press("rrp", self.incoming_id, None, {"reply": reply})
