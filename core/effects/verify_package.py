"""Kiểm tra gói tin — check the signatures of the main file, then press `record_verification`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from core.effect import Effect
from core.errors import Fault, Turn
from core.signing.report import Finding, Result
from core.step import Press
from core.text import Text

if TYPE_CHECKING:
    from core.ports import Ports


@dataclass(frozen=True)
class VerifyPackage(Effect):
    """Kiểm tra xác thực, toàn vẹn — of the file with this hash; none when there is no PDF."""

    kind: ClassVar[str] = "verify_package"

    document_id: UUID
    sha256: str
    at: datetime

    async def run(self, ports: Ports) -> Press | None:
        findings = await self._findings(ports)
        rows = [
            {"check": finding.check, "result": finding.result, "text": finding.detail.wire()}
            for finding in findings
        ]
        return Press("ver", self.document_id, None, {"findings": rows})

    async def _findings(self, ports: Ports) -> tuple[Finding, ...]:
        if not self.sha256:
            return (Finding("C1", Result.FAIL, Text.of("finding-no-pdf")),)
        try:
            content = await ports.files.get(self.sha256)
        except Fault as fault:
            if fault.turn is not Turn.NEVER:
                raise
            # unread for ever is no reason to show the document to nobody
            return (Finding("C2", Result.UNKNOWN, Text.of("finding-file-lost")),)
        return (await ports.verifier.verify(content, self.at)).findings
