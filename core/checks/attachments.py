"""Tài liệu kèm theo (C9) — each is there, unchanged, and a PDF sent on its own bears the agency's seal.

NĐ 30/2020, Phụ lục I, II.8b and III.1d: separately sent files carry the agency's signature. Other
formats cannot; it may stand beside them as `.p7s` and is checked then. For those without one it
counts that they are there, by the hash under which they are kept.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from core.checks import Sent
from core.errors import Fault, Turn
from core.exchange.formats.seal import is_seal, sealed_by
from core.ports import Ports
from core.signing.identity import Declared, is_sender
from core.signing.report import Finding, Result, SignatureReport
from core.text import Text

MOST_CHECKED = 40
SECONDS = 60.0
_SIGNATURE = ("C2", "C3", "C4", "C5", "C6")
Judged = tuple[Result, Text]
Row = Mapping[str, Any]


async def attachments(sent: Sent, declared: Declared, at: datetime, ports: Ports) -> Finding:
    """C9 — over all files besides the main one; raises `Fault` AGAIN when the store fails."""
    if sent.missing:
        names = ", ".join(sent.missing)
        return Finding("C9", Result.FAIL, Text.of("verification-attachments-missing", names=names))
    others = sent.others
    if not others:
        return Finding("C9", Result.PASS, Text.of("verification-attachments-none"))
    judged = await _all(sent, declared, at, ports)
    for result in (Result.FAIL, Result.UNKNOWN):
        said = [text for found, text in judged if found is result]
        if said:
            return Finding("C9", result, Text.of("verification-attachments-several", said=said))
    return Finding("C9", Result.PASS, _right(others))


def _right(others: Sequence[Row]) -> Text:
    """How many there are, and which of them are signed beside themselves."""
    seals = [str(row["name"]) for row in others if is_seal(row["name"])]
    count = len(others) - len(seals)
    if not seals:
        return Text.of("verification-attachments-right", count=count)
    names = ", ".join(seals)
    return Text.of("verification-attachments-right-beside", count=count, names=names)


async def _all(sent: Sent, declared: Declared, at: datetime, ports: Ports) -> list[Judged]:
    begun, judged = time.monotonic(), []
    for number, row in enumerate(sent.others):
        if number >= MOST_CHECKED or time.monotonic() - begun > SECONDS:
            judged.append(_unknown(row["name"], Text.of("verification-attachment-too-many")))
            break
        try:
            if is_seal(row["name"]):
                judged += await _beside(row, sent.files, declared, at, ports)
            else:
                judged += await _one(row, declared, at, ports)
        except Fault as fault:
            if fault.turn is not Turn.NEVER:
                raise
            judged.append(_unknown(row["name"], Text.of("finding-file-lost")))
    return judged


async def _one(row: Row, declared: Declared, at: datetime, ports: Ports) -> list[Judged]:
    content = await ports.files.get(row["sha256"])
    if not str(row["name"]).lower().endswith(".pdf"):
        return []
    return _sealed(row["name"], await ports.verifier.verify(content, at), declared)


async def _beside(
    seal: Row, files: Sequence[Row], declared: Declared, at: datetime, ports: Ports
) -> list[Judged]:
    """Chữ ký rời — of the file that its name says; nobody has to send one, so a stranger's is a
    question for the clerk and no fault of the file.
    """
    name = sealed_by(seal["name"], [str(row["name"]) for row in files])
    if name is None:
        return [_unknown(seal["name"], Text.of("verification-seal-alone"))]
    file = next(row for row in files if row["name"] == name)
    content, signature = [await ports.files.get(row["sha256"]) for row in (file, seal)]
    report = await ports.verifier.verify_detached(content, signature, at)
    judged = _sealed(name, report, declared)
    strange = Text.of("verification-attachment-unsigned", name=name)
    if judged == [(Result.FAIL, strange)]:
        return [_unknown(name, Text.of("verification-seal-strange"))]
    return judged


def _sealed(name: str, report: SignatureReport, declared: Declared) -> list[Judged]:
    findings = {one.check: one for one in report.findings}
    signed = [findings[check] for check in _SIGNATURE if check in findings]
    wrong = next((one for one in signed if one.result is Result.FAIL), None)
    if wrong is not None:
        text = Text.of("verification-attachment-wrong", name=name, why=wrong.detail)
        return [(Result.FAIL, text)]
    present = findings.get("C1")
    told = present is not None and present.result is not Result.UNKNOWN
    agencies = [one for one in report.signatures if one.is_agency]
    if told and not any(is_sender(one, declared) for one in agencies):
        return [(Result.FAIL, Text.of("verification-attachment-unsigned", name=name))]
    unsure = next((one for one in (present, *signed) if one and one.result is Result.UNKNOWN), None)
    if unsure is not None or not told or len(signed) < len(_SIGNATURE):
        why = unsure.detail if unsure else Text.of("verification-not-completed")
        return [_unknown(name, why)]
    return []


def _unknown(name: str, why: Text) -> Judged:
    return Result.UNKNOWN, Text.of("verification-attachment-unknown", name=name, why=why)
