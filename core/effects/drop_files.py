"""Xóa tệp — of a document that turned out to be secret; what something else holds too stays (R-1.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from core.effect import Effect

if TYPE_CHECKING:
    from core.ports import Ports
    from core.step import Press


@dataclass(frozen=True)
class DropFiles(Effect):
    """Xóa tệp — `hashes` joined by commas; harmless to repeat."""

    kind: ClassVar[str] = "drop_files"

    document_id: UUID
    hashes: str

    async def run(self, ports: Ports) -> Press | None:
        wanted = [one for one in self.hashes.split(",") if one]
        held = await ports.store.write(
            lambda work: list(work.files_elsewhere(self.document_id, wanted))
        )
        for one in wanted:
            if one not in held:
                await ports.files.drop(one)
        return None
