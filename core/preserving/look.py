"""Xem lại một tệp — its verdict today, and one archive timestamp more before the last one ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from core.errors import Fault, Refusal, Turn
from core.ports import Ports
from core.preserving.kept import Kept
from core.signing.report import Finding, Result, SignatureReport, Verdict, verdict_of
from core.text import Text

MARGIN = timedelta(days=90)
"""So long before the last timestamp's certificate ends another one is added."""
UNSIGNED = "unsigned"
_CHECKS = {"C2", "C3", "C4", "C5", "C6"}
Row = dict[str, Any]


@dataclass(frozen=True)
class Look:
    """Một lần xem — the row as it is now, the findings, and what went wrong with the timestamp."""

    row: Row
    findings: tuple[Finding, ...]
    trouble: str = ""


def begun(kept: Kept, verdict: str) -> Row:
    """A file that was not looked at before."""
    return {"sha256": kept.sha256, "name": kept.name, "beside": kept.beside, "latest": kept.sha256,
            "size": 0, "verdict": verdict, "until": "", "doubted": False, "seen": []}  # fmt: skip


async def look_again(row: Row, now: datetime, ports: Ports) -> Look:
    """Xem lại — raises `Fault` AGAIN when the store fails; nothing is written but a renewed file."""
    content, report = await _report(row, now, ports)
    if content is None:
        lost = Finding("C2", Result.UNKNOWN, Text.of("finding-file-lost"))
        return Look(_judged(row, Verdict.INDETERMINATE, None), (lost,))
    findings = tuple(one for one in report.findings if one.check in _CHECKS)
    if not report.signatures and not row["verdict"]:
        return Look(row | {"verdict": UNSIGNED, "until": ""}, findings)
    verdict = verdict_of(findings)
    judged = _judged(row | {"size": len(content)}, verdict, report)
    if verdict is not Verdict.VALID or not _ends(judged, now) or ports.archive is None:
        return Look(judged, findings)
    try:
        return Look(await _renewed(judged, content, now, ports), findings)
    except (Fault, Refusal) as error:
        reason = error.reason if isinstance(error, Fault) else type(error).__name__
        return Look(judged, findings, reason)


async def _report(row: Row, now: datetime, ports: Ports) -> tuple[bytes | None, SignatureReport]:
    nothing = SignatureReport("", Verdict.INDETERMINATE, ())
    try:
        content = await ports.files.get(row["latest"])
        signs = await ports.files.get(row["beside"]) if row["beside"] else b""
    except Fault as fault:
        if fault.turn is not Turn.NEVER:
            raise
        return None, nothing
    if row["beside"]:
        return content, await ports.verifier.verify_detached(signs, content, now)
    return content, await ports.verifier.verify(content, now)


def _judged(row: Row, verdict: Verdict, report: SignatureReport | None) -> Row:
    """What was valid and cannot be told now is looked at once more before anybody believes it: a
    list may be missing for a day.
    """
    unsure = verdict is Verdict.INDETERMINATE and row["verdict"] == Verdict.VALID
    until = report.holds_until.isoformat() if report and report.holds_until else ""
    seen = [_evidence(one) for one in report.signatures] if report else []
    if unsure and not row["doubted"]:
        return row | {"doubted": True}
    return row | {"verdict": verdict.value, "doubted": False, "until": until, "seen": seen}


def _evidence(seen: Any) -> dict[str, Any]:
    """Chứng cứ — what this look rested on, for each signature."""
    by = seen.evidence.existed_by
    return {
        "signer": seen.signer, "serial": seen.serial, "existed_by": by.isoformat() if by else "",
        "chain": list(seen.evidence.chain), "revocation": list(seen.evidence.revocation),
    }  # fmt: skip


def _ends(row: Row, now: datetime) -> bool:
    """A detached signature stands in no PDF, and cannot be given a timestamp there."""
    if row["beside"] or not row["until"]:
        return False
    return datetime.fromisoformat(row["until"]) - MARGIN <= now


async def _renewed(row: Row, content: bytes, now: datetime, ports: Ports) -> Row:
    """The longer file counts only when it holds longer, and is the old one with something behind it."""
    if ports.archive is None:
        return row
    longer = await ports.archive.renew(content, now)
    report = await ports.verifier.verify(longer, now)
    valid = verdict_of(tuple(one for one in report.findings if one.check in _CHECKS))
    until = report.holds_until.isoformat() if report.holds_until else ""
    if not longer.startswith(content) or valid is not Verdict.VALID:
        raise Fault(Turn.AGAIN, "the file with a new timestamp does not hold")
    if until <= row["until"]:
        raise Fault(Turn.AGAIN, f"the new timestamp ends no later: {until[:10]}")
    latest = await ports.files.put(longer)
    return _judged(row, Verdict.VALID, report) | {"latest": latest, "size": len(longer)}
