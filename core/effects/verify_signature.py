"""Kiểm tra tệp đã ký — the bytes before it, then the signatures; then press `record_signature`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from core.card import Area
from core.effect import Effect
from core.errors import Fault, Turn
from core.signing.report import Finding, Result, SignatureReport, SignatureSeen
from core.signing.required import Needed, Purpose, altered, judge, judge_scan
from core.step import Press
from core.text import Text

if TYPE_CHECKING:
    from core.ports import Ports

_RECORDS = {Area.OUTGOING: "rsg", Area.INCOMING: "rss", Area.COPY: "rcs",
            Area.ATTESTATION: "rsb"}  # fmt: skip
_WHAT = {Area.INCOMING: "scan", Area.COPY: "copy", Area.ATTESTATION: "appendix"}


@dataclass(frozen=True)
class VerifySignature(Effect):
    """Kiểm tra chữ ký vừa nộp — `sha256` must begin with every byte of `before` (P12); `holder` is
    who has to have signed it, `code` the agency's code when it is the agency; in the `area` of what
    came in it is the signature on a digitised copy, and of an `appendix` the agency's alone; one
    that is `detached` stands beside `before` and holds nothing of it. An `initial` is a person's on
    the draft, a `cosigner` signs after the signer.
    """

    kind: ClassVar[str] = "verify_signature"

    document_id: UUID
    purpose: Purpose
    sha256: str
    before: str
    holder: str
    code: str
    at: datetime
    area: Area = Area.OUTGOING
    appendix: bool = False
    detached: bool = False
    initial: bool = False
    cosigner: bool = False

    async def run(self, ports: Ports) -> Press | None:
        findings, last = await self._look(ports)
        signed_at = last.signed_at if last else None
        rows = [
            {"check": one.check, "result": one.result.value, "text": one.detail.wire()}
            for one in findings
        ]
        answers: dict[str, Any] = {
            "purpose": self.purpose.value,
            "sha256": self.sha256,
            "findings": rows,
            "signed_at": signed_at.isoformat() if signed_at else "",
            "key": last.fingerprint if last else "",
        }
        return Press(self._recorded, self.document_id, None, answers)

    async def _look(self, ports: Ports) -> tuple[tuple[Finding, ...], SignatureSeen | None]:
        try:
            before = await ports.files.get(self.before)
            content = await ports.files.get(self.sha256)
        except Fault as fault:
            if fault.turn is not Turn.NEVER:
                raise
            return (Finding("C2", Result.UNKNOWN, Text.of("finding-file-lost")),), None
        if self.detached:
            report = await ports.verifier.verify_detached(
                before, content, self.at, sender=self.code
            )
            return self._told(report)
        if not content.startswith(before):
            return altered(f"signed-{self._what}-other-file"), None
        if len(content) == len(before):
            return altered("signed-nothing-added"), None
        return self._told(await ports.verifier.verify(content, self.at, sender=self.code))

    def _told(self, report: SignatureReport) -> tuple[tuple[Finding, ...], SignatureSeen | None]:
        agency = self.purpose is Purpose.AGENCY
        mine = [one for one in report.signatures if one.is_agency is agency]
        return self._judged(report), mine[-1] if mine else None

    @property
    def _recorded(self) -> str:
        marked = {"rsa": self.appendix, "rky": self.initial, "rcg": self.cosigner}
        return next((code for code, so in marked.items() if so), _RECORDS[self.area])

    @property
    def _what(self) -> str:
        if self.appendix or self.initial:
            return "appendix" if self.appendix else "initial"
        return _WHAT.get(self.area) or self.purpose.value

    def _judged(self, report: SignatureReport) -> tuple[Finding, ...]:
        if self.area is Area.OUTGOING and not self.appendix:
            return judge(report, Needed(self.purpose, self.holder))
        return judge_scan(report, self.holder, self._what)
