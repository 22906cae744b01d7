"""Kiểm tra gói tin — signatures, attachments and stamps; then press `record_verification`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from core.card import Area, Ref
from core.checks import Sent
from core.checks.attachments import attachments
from core.checks.stamped import stamped
from core.effect import Effect
from core.errors import Fault, Turn
from core.registers.reference import Reference
from core.signing.identity import Declared, identity, order
from core.signing.policy import Expected, Need, held_against
from core.signing.report import Finding, Result, SignatureReport, verdict_of
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
        ref = Ref(Area.INCOMING, self.document_id)
        document = await ports.store.read(lambda records: records.load(ref))
        declared = Declared(document.sender_code, document.sender_name, document.signer_name)
        sent = Sent(document.files, document.missing_files, document.main_file)
        report = await self._report(ports)
        findings = [
            *_judged(report, declared, document.reference),
            await attachments(sent, declared, self.at, ports),
            *await stamped(sent, ports),
        ]
        rows = [
            {"check": finding.check, "result": finding.result, "text": finding.detail.wire()}
            for finding in findings
        ]
        return Press("ver", self.document_id, None, {"findings": rows})

    async def _report(self, ports: Ports) -> SignatureReport:
        """What the signatures of the main file show; C1…C6."""
        if not self.sha256:
            return _alone(Finding("C1", Result.FAIL, Text.of("finding-no-pdf")))
        try:
            content = await ports.files.get(self.sha256)
        except Fault as fault:
            if fault.turn is not Turn.NEVER:
                raise
            # unread for ever is no reason to show the document to nobody
            return _alone(Finding("C2", Result.UNKNOWN, Text.of("finding-file-lost")))
        return await ports.verifier.verify(content, self.at)


def _judged(report: SignatureReport, declared: Declared, reference: str) -> Iterator[Finding]:
    """A copy bears the signature of the agency alone: who allowed it only stands in the form of copy."""
    if Reference.names_copy(reference) and report.signatures:
        agency = replace(declared, signer="")
        yield from held_against(report, Expected(Need.AGENCY, agency)).findings
        yield Finding("C8", Result.PASS, Text.of("verification-order-of-copy"))
        return
    yield from (*report.findings, identity(report.signatures, declared), order(report.signatures))


def _alone(finding: Finding) -> SignatureReport:
    return SignatureReport("", verdict_of((finding,)), (finding,))
