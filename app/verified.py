"""Kết quả kiểm tra chữ ký cho người và cho máy — what `vanthu verify` prints."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from adapters.signing.times import vietnam
from adapters.signing.wire import signature_out
from adapters.texts.fluent import FluentTexts
from core.signing.report import (
    Evidence,
    Finding,
    Result,
    SignatureReport,
    SignatureSeen,
    Verdict,
)
from core.text import Text

EXIT = {"valid": 0, "invalid": 1, "indeterminate": 3}


@dataclass(frozen=True)
class Verified:
    """Một tệp đã kiểm tra — as of `at`; `evidence` what an attestation carries inside (R-10.3b)."""

    path: Path
    at: datetime
    report: SignatureReport
    evidence: Sequence[Finding] = ()

    @property
    def verdict(self) -> Verdict:
        """Kết luận — the signature is not worth more than what it was put on."""
        if any(one.result is Result.FAIL for one in self.evidence):
            return Verdict.INVALID
        return self.report.verdict


def as_json(verified: Sequence[Verified], texts: FluentTexts) -> str:
    """Một tệp: một đối tượng; nhiều tệp: một mảng, in the order in which they were named."""
    bodies = [_body(one, texts) for one in verified]
    return json.dumps(bodies[0] if len(bodies) == 1 else bodies, ensure_ascii=False, indent=2)


def _body(one: Verified, texts: FluentTexts) -> dict[str, Any]:
    report = one.report
    return {
        "file": str(one.path),
        "at": one.at.isoformat(),
        "verdict": one.verdict.value,
        "exit": EXIT[one.verdict.value],
        "checks": [_finding(finding, texts) for finding in (*report.findings, *one.evidence)],
        "signatures": [_signature(seen, texts) for seen in report.signatures],
        "fields": dict(report.fields),
        "sha256": report.sha256,
    }


def _finding(finding: Finding, texts: FluentTexts) -> dict[str, str]:
    return {
        "id": finding.check,
        "code": finding.detail.key.removeprefix("verification-"),
        "result": finding.result.value,
        "detail": texts.plain(finding.detail),
    }


def _signature(seen: SignatureSeen, texts: FluentTexts) -> dict[str, Any]:
    body = signature_out(seen)
    body["evidence"]["findings"] = [_finding(one, texts) for one in seen.evidence.findings]
    return body


def as_text(verified: Sequence[Verified], texts: FluentTexts) -> str:
    """Cho người đọc — the file's name stands above it when there are several."""
    several = len(verified) > 1
    return "\n".join(texts.plain(line) for one in verified for line in _lines(one, several=several))


def _lines(one: Verified, *, several: bool) -> list[Text]:
    report = one.report
    lines = [Text.of("verify-file", path=str(one.path))] if several else []
    lines.append(Text.of(f"verify-verdict-{one.verdict.value}"))
    lines += [
        Text.of(
            "verify-line",
            check=finding.check,
            result=Text.of(f"verify-result-{finding.result.value}"),
            detail=finding.detail,
        )
        for finding in (*report.findings, *one.evidence)
    ]
    for number, seen in enumerate(report.signatures, 1):
        lines += [_who(number, seen), *_evidence(seen.evidence)]
    return lines


def _who(number: int, seen: SignatureSeen) -> Text:
    moment = vietnam(seen.signed_at) if seen.signed_at else ""
    return Text.of(
        "verify-signature",
        number=number,
        signer=seen.signer,
        kind=Text.of("verify-kind-agency" if seen.is_agency else "verify-kind-person"),
        issuer=seen.issuer,
        time=Text.of(f"verify-time-{seen.time_source}", moment=moment),
    )


def _evidence(evidence: Evidence) -> list[Text]:
    lines = []
    if evidence.changed_fields:
        names = ", ".join(evidence.changed_fields)
        lines.append(Text.of("verify-changed", level=evidence.modification, fields=names))
    if evidence.chain:
        lines.append(Text.of("verify-chain", subjects=" ← ".join(evidence.chain)))
    if evidence.revocation:
        lines.append(Text.of("verify-revocation", sources="; ".join(evidence.revocation)))
    return lines
