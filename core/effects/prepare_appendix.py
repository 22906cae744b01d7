"""Chuẩn bị tài liệu kèm theo — the place for the agency's signature at the top right of page 1 (R-9.2d)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from core.effect import Effect
from core.errors import Fault, Refusal, Turn
from core.signing.making import Appearance, Kind, Profile, corner_plan
from core.step import Press
from core.text import Text

if TYPE_CHECKING:
    from core.ports import Ports


@dataclass(frozen=True)
class PrepareAppendix(Effect):
    """Chuẩn bị — of the attached PDF with this hash; one that cannot be prepared says why."""

    kind: ClassVar[str] = "prepare_appendix"

    document_id: UUID
    sha256: str
    appearance: Appearance
    seal_mm: float

    async def run(self, ports: Ports) -> Press | None:
        answers: dict[str, Any] = {"sha256": self.sha256}
        profile = Profile(appearance=self.appearance, seal_mm=self.seal_mm)
        try:
            content = await ports.files.get(self.sha256)
            prepared = await ports.signing.prepare(content, corner_plan(Kind.ATTACHMENT, profile))
            answers |= {"prepared": await ports.files.put(prepared), "size": len(prepared)}
        except Refusal as refusal:
            answers["refused"] = refusal.text.wire()
        except Fault as fault:
            if fault.turn is not Turn.NEVER:
                raise
            answers["refused"] = Text.of("finding-file-lost").wire()
        return Press("rpa", self.document_id, None, answers)
