"""Lập tệp biên bản khẩn — pages with the evidence inside them; then press `record_attestation` (R-10.3b)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from core.effect import Effect
from core.errors import Refusal
from core.evidence.evidence import ATTACHED, Evidence
from core.evidence.gathering import gather
from core.signing.making import Appearance, Attached, Kind, Profile, corner_plan
from core.step import Press

if TYPE_CHECKING:
    from core.ports import Ports


@dataclass(frozen=True)
class Attest(Effect):
    """Lập tệp — the same again makes the same evidence: it ends at the moment of asking."""

    kind: ClassVar[str] = "attest"

    document_id: UUID
    appearance: Appearance
    seal_mm: float

    async def run(self, ports: Ports) -> Press | None:
        answers: dict[str, Any] = {}
        try:
            evidence = await ports.store.read(lambda records: gather(records, self.document_id))
            made = await self._made(evidence, ports)
            answers |= {"made": await ports.files.put(made), "size": len(made)}
            answers["evidence"] = evidence.sha256
        except Refusal as refusal:
            answers["refused"] = refusal.text.wire()
        return Press("rbk", self.document_id, None, answers)

    async def _made(self, evidence: Evidence, ports: Ports) -> bytes:
        pages = await ports.printer.attestation(evidence)
        plan = corner_plan(
            Kind.ATTACHMENT, Profile(appearance=self.appearance, seal_mm=self.seal_mm)
        )
        plan = replace(plan, attached=Attached(ATTACHED, evidence.content))
        return await ports.signing.prepare(pages, plan)
