"""Đưa văn bản vào hồ sơ — press `record_filing` on the dossier; a repeat finds it there already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from core.card import Area
from core.effect import Effect
from core.step import Press

if TYPE_CHECKING:
    from core.ports import Ports


@dataclass(frozen=True)
class FileDocument(Effect):
    """Đưa vào hồ sơ — by whom is part of the press: only the keeper's word counts."""

    kind: ClassVar[str] = "file_document"

    dossier_id: UUID
    area: Area
    document_id: UUID
    person_id: UUID

    async def run(self, ports: Ports) -> Press | None:
        answers = {
            "area": self.area.value,
            "document": self.document_id.hex,
            "person": self.person_id.hex,
        }
        return Press("wrf", self.dossier_id, None, answers)
