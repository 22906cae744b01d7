"""Kiểm tra và chuẩn bị bản số hóa — held against Điều 8.5b, then given the place for the agency's
signature at the top right of page 1 (R-8.5b, R-8.5c).

The prepared file is examined once more: what is signed later is exactly what was examined.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from core.card import Area, Ref
from core.checks.scanned import look_at_scan
from core.effect import Effect, Lane
from core.errors import Fault, Refusal, Turn
from core.signing.making import Appearance, Kind, Profile, corner_plan
from core.signing.report import Result
from core.step import OldCheck, Press
from core.text import Text

if TYPE_CHECKING:
    from core.ports import Ports, Records

MOST_UNSURE = 6


@dataclass(frozen=True)
class ExamineScan(Effect):
    """Kiểm tra — of the file with this hash; answers with the prepared one, or with why not."""

    kind: ClassVar[str] = "examine_scan"

    document_id: UUID
    sha256: str
    appearance: Appearance
    seal_mm: float

    @property
    def lane(self) -> Lane:
        """The clerk waits, paper in hand."""
        return Lane.URGENT

    async def run(self, ports: Ports) -> Press | None:
        answers: dict[str, Any] = {"sha256": self.sha256}
        try:
            answers |= await self._examined(ports)
        except Refusal as refusal:
            answers["refused"] = refusal.text.wire()
        except Fault as fault:
            if fault.turn is not Turn.NEVER:
                raise
            answers["refused"] = Text.of("finding-file-lost").wire()
        return Press("rsx", self.document_id, None, answers)

    def _stand(self, records: Records) -> None:
        """A prepared copy of what has been replaced, or forgotten as secret, is not kept (R-1.2)."""
        scan = records.load(Ref(Area.INCOMING, self.document_id)).scan
        if scan is None or scan["sha256"] != self.sha256:
            raise OldCheck

    async def _examined(self, ports: Ports) -> dict[str, Any]:
        content = await ports.files.get(self.sha256)
        await look_at_scan(content, ports)
        profile = Profile(appearance=self.appearance, seal_mm=self.seal_mm)
        prepared = await ports.signing.prepare(content, corner_plan(Kind.SCAN, profile))
        report = await look_at_scan(prepared, ports)
        await ports.store.read(self._stand)
        unsure = [one.detail.wire() for one in report.findings if one.result is Result.UNKNOWN]
        return {
            "prepared": await ports.files.put(prepared),
            "size": len(prepared),
            "pages": report.pages,
            "unsure": unsure[:MOST_UNSURE],
        }
