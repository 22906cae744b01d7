"""Kéo theo — one decision that brings about another: the lead's work ends, the document ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from core.effect import Effect
from core.step import Press

if TYPE_CHECKING:
    from core.ports import Ports


@dataclass(frozen=True)
class Follow(Effect):
    """Kéo theo — nothing outside happens; the press is performed as the system. A repeat meets a
    document that has moved on and is refused, which counts as done.
    """

    kind: ClassVar[str] = "follow"

    step: str
    document_id: UUID

    async def run(self, ports: Ports) -> Press | None:
        return Press(self.step, self.document_id, None)
