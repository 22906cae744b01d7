"""Báo cáo trên đường truyền — `SignatureReport` and `Text` as JSON and back, nothing lost."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import datetime
from typing import Any

from core.signing.report import Evidence, Finding, Result, SignatureReport, SignatureSeen, Verdict
from core.text import Text

Param = str | Text | tuple[Text, ...]


def to_json(report: SignatureReport) -> str:
    """Báo cáo thành JSON."""
    return json.dumps(
        {
            "sha256": report.sha256,
            "verdict": report.verdict.value,
            "findings": [_finding_out(finding) for finding in report.findings],
            "signatures": [signature_out(seen) for seen in report.signatures],
            "fields": report.fields,
            "holds_until": report.holds_until.isoformat() if report.holds_until else None,
        },
        ensure_ascii=False,
    )


def from_json(raw: str | bytes) -> SignatureReport:
    """JSON thành báo cáo. KeyError, ValueError or TypeError when it is not one."""
    body = json.loads(raw)
    return SignatureReport(
        body["sha256"],
        Verdict(body["verdict"]),
        tuple(map(_finding_in, body["findings"])),
        tuple(map(_signature_in, body["signatures"])),
        tuple((name, value) for name, value in body["fields"]),
        _moments(body, "holds_until")["holds_until"],
    )


def text_out(text: Text) -> dict[str, Any]:
    return {"key": text.key, "params": {name: _param_out(value) for name, value in text.params}}


def text_in(body: dict[str, Any]) -> Text:
    params = body["params"]
    return Text(body["key"], tuple((name, _param_in(params[name])) for name in sorted(params)))


def _param_out(value: Param) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, Text):
        return text_out(value)
    return [text_out(text) for text in value]


def _param_in(value: Any) -> Param:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return text_in(value)
    return tuple(map(text_in, value))


def _finding_out(finding: Finding) -> dict[str, Any]:
    detail = text_out(finding.detail)
    return {"check": finding.check, "result": finding.result.value, "detail": detail}


def _finding_in(body: dict[str, Any]) -> Finding:
    return Finding(body["check"], Result(body["result"]), text_in(body["detail"]))


def signature_out(seen: SignatureSeen) -> dict[str, Any]:
    """Chữ ký — its fields, with moments in ISO 8601, and its evidence."""
    return {one.name: _value_out(getattr(seen, one.name)) for one in fields(seen)}


def _value_out(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Evidence):
        return {one.name: _value_out(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [_value_out(one) for one in value]
    return _finding_out(value) if isinstance(value, Finding) else value


def _signature_in(body: dict[str, Any]) -> SignatureSeen:
    moments = _moments(body, "signed_at", "valid_from", "valid_until")
    return SignatureSeen(**{**body, **moments, "evidence": _evidence_in(body["evidence"])})


def _evidence_in(body: dict[str, Any]) -> Evidence:
    lists = {name: tuple(body[name]) for name in ("changed_fields", "chain", "revocation")}
    moments = _moments(body, "claimed_at", "stamped_at", "existed_by")
    findings = tuple(map(_finding_in, body["findings"]))
    return Evidence(**{**body, **lists, **moments, "findings": findings})


def _moments(body: dict[str, Any], *names: str) -> dict[str, datetime | None]:
    return {name: datetime.fromisoformat(body[name]) if body[name] else None for name in names}
