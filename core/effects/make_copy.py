"""Lập bản sao — the file that waits for the agency's seal; then press `record_copy` (NĐ 30 Đ.25)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from core.effect import Effect
from core.errors import Fault, Refusal, Turn
from core.signing.making import (
    Appearance,
    CopyForm,
    CopyKind,
    Kind,
    Profile,
    corner_plan,
)
from core.step import Press
from core.text import Text

if TYPE_CHECKING:
    from core.ports import Ports


@dataclass(frozen=True)
class MakeCopy(Effect):
    """Lập bản sao — of the file with this hash; `pages` from 1, none for all. One that cannot be
    made says why.
    """

    kind: ClassVar[str] = "make_copy"

    document_id: UUID
    sha256: str
    copy_kind: CopyKind
    reference: str
    pages: list[int]
    agency: str
    dated: str
    lines: list[str]
    name: str
    to_places: list[str]
    appearance: Appearance
    seal_mm: float

    async def run(self, ports: Ports) -> Press | None:
        answers: dict[str, Any] = {"sha256": self.sha256, "reference": self.reference}
        try:
            made = await self._made(ports)
            answers |= {"made": await ports.files.put(made), "size": len(made)}
        except Refusal as refusal:
            answers["refused"] = refusal.text.wire()
        except Fault as fault:
            if fault.turn is not Turn.NEVER:
                raise
            answers["refused"] = Text.of("finding-file-lost").wire()
        return Press("rsc", self.document_id, None, answers)

    async def _made(self, ports: Ports) -> bytes:
        source = await ports.files.get(self.sha256)
        profile = Profile(appearance=self.appearance, seal_mm=self.seal_mm)
        last = self.pages[-1] - 1 if self.pages else None
        room = await ports.stamps.room(source, last)
        plan = replace(corner_plan(Kind.COPY, profile), form=self._form(room))
        return await ports.signing.copy(source, plan, [page - 1 for page in self.pages])

    def _form(self, room: float) -> CopyForm:
        return CopyForm(
            self.copy_kind, self.agency, self.reference, self.dated, tuple(self.lines), self.name,
            tuple(self.to_places), room,
        )  # fmt: skip
