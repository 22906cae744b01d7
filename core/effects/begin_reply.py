"""Mở dự thảo trả lời — what the answer answers is looked up, then the draft is begun (R-8.4c-2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID, uuid5

from core.card import Area, Ref
from core.effect import Effect
from core.step import Press

if TYPE_CHECKING:
    from core.ports import Ports


@dataclass(frozen=True)
class BeginReply(Effect):
    """Mở dự thảo — a repeat meets the draft that was begun before."""

    kind: ClassVar[str] = "begin_reply"

    task_id: UUID
    incoming_id: UUID
    drafter_id: UUID
    version: int

    async def run(self, ports: Ports) -> Press | None:
        incoming = await ports.store.read(
            lambda records: records.load(Ref(Area.INCOMING, self.incoming_id))
        )
        facts = {
            "task": self.task_id.hex,
            "incoming": self.incoming_id.hex,
            "drafter": self.drafter_id.hex,
            "subject": incoming.subject,
            "code": incoming.sender_code,
            "name": incoming.sender_name or incoming.sender_code,
            "urgency": incoming.urgency,
        }
        return Press("brp", uuid5(self.task_id, f"reply/{self.version}"), 0, facts)
