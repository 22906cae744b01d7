"""Kiểm tra thể thức dự thảo — look at the layout of the file, then press `record_form`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
class LintDraft(Effect):
    """Kiểm tra thể thức — of the file with this hash, by what was declared when it was submitted."""

    kind: ClassVar[str] = "lint_draft"

    document_id: UUID
    sha256: str
    type_name: str
    signer: str
    urgency: int

    async def run(self, ports: Ports) -> Press | None:
        rows = [
            {"check": finding.check, "result": finding.result, "text": finding.detail.wire()}
            for finding in await self._findings(ports)
        ]
        answers = {"findings": rows, "sha256": self.sha256}
        return Press("rfm", self.document_id, None, answers)

    async def _findings(self, ports: Ports) -> Sequence[Finding]:
        try:
            content = await ports.files.get(self.sha256)
        except Fault as fault:
            if fault.turn is not Turn.NEVER:
                raise
            return (Finding("F0", Result.UNKNOWN, Text.of("format-trouble-lost")),)
        return await ports.linter.lint(
            content, type_name=self.type_name, signer=self.signer, urgency=self.urgency
        )
