"""Chữ ký phải có — is this file the one before it, plus exactly the signature that was needed?

The verifier says what is on the file (C2…C6); here it is held against what the step asked for: a
person's or the agency's (C1), of the right holder (C7), in the right order (C8). What cannot be
determined is never valid.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from core.errors import Refusal
from core.signing.report import Finding, Result, SignatureReport, SignatureSeen
from core.text import Text, fold


class SignedFileChanged(Refusal):
    """The same file again, without another signature."""


class Purpose(StrEnum):
    """Chữ ký của ai — the person with authority, or the agency."""

    PERSON = "person"
    AGENCY = "agency"


@dataclass(frozen=True)
class Needed:
    """Yêu cầu — the holder's name as the directory knows it."""

    purpose: Purpose
    holder: str


def judge(report: SignatureReport, needed: Needed) -> tuple[Finding, ...]:
    """C1…C8, each once; all must pass."""
    kept = {f.check: f for f in report.findings if f.check not in {"C1", "C7", "C8"}}
    code = next((f for f in report.findings if f.check == "C7"), None)
    seen = report.signatures
    return (
        _present(seen, needed),
        *(kept.get(check) or _silent(check) for check in ("C2", "C3", "C4", "C5", "C6")),
        _holder(seen, needed, code),
        _order(seen, needed),
    )


def judge_scan(report: SignatureReport, holder: str, what: str = "scan") -> tuple[Finding, ...]:
    """C1…C8 of a digitised copy or an appendix: the agency's signature and no other (R-3.11, R-9.2d,
    R-11.3c).
    """
    needed = Needed(Purpose.AGENCY, holder)
    kept = {f.check: f for f in report.findings if f.check not in {"C1", "C7", "C8"}}
    code = next((f for f in report.findings if f.check == "C7"), None)
    seen = report.signatures
    ours = bool(_of_kind(seen, needed))
    present = Text.of(f"signed-{what}-{'present' if ours else 'missing'}")
    alone = len(seen) == 1 and ours
    order = Text.of(f"signed-{what}-{'alone' if alone else 'not-alone'}")
    return (
        Finding("C1", Result.PASS if ours else Result.FAIL, present),
        *(kept.get(check) or _silent(check) for check in ("C2", "C3", "C4", "C5", "C6")),
        _holder(seen, needed, code),
        Finding("C8", Result.PASS if alone else Result.FAIL, order),
    )


def valid(findings: Sequence[Mapping[str, Any]]) -> bool:
    """Hợp lệ — every check passed; “cannot be determined” is no pass, and no check is none."""
    return bool(findings) and all(row["result"] == Result.PASS for row in findings)


def altered(key: str) -> tuple[Finding, ...]:
    """Không phải tệp đã duyệt — one finding, and nothing else needs looking at."""
    return (Finding("C2", Result.FAIL, Text.of(key)),)


def _silent(check: str) -> Finding:
    return Finding(check, Result.UNKNOWN, Text.of("signed-not-determined"))


def _of_kind(seen: Sequence[SignatureSeen], needed: Needed) -> list[SignatureSeen]:
    agency = needed.purpose is Purpose.AGENCY
    return [one for one in seen if one.is_agency is agency]


def _present(seen: Sequence[SignatureSeen], needed: Needed) -> Finding:
    found = bool(_of_kind(seen, needed))
    if needed.purpose is Purpose.AGENCY:
        found = found and any(not one.is_agency for one in seen)
    key = f"signed-{needed.purpose}-{'present' if found else 'missing'}"
    return Finding("C1", Result.PASS if found else Result.FAIL, Text.of(key))


def _holder(seen: Sequence[SignatureSeen], needed: Needed, code: Finding | None) -> Finding:
    """The last signature of that kind; an agency's by its code, else by its name."""
    mine = _of_kind(seen, needed)
    if not mine:
        return _silent("C7")
    if needed.purpose is Purpose.AGENCY and code is not None and code.result is not Result.UNKNOWN:
        return code
    said = mine[-1].organisation if needed.purpose is Purpose.AGENCY else mine[-1].signer
    if fold(said) == fold(needed.holder):
        return Finding("C7", Result.PASS, Text.of("signed-holder-right", name=said))
    wrong = Text.of("signed-holder-wrong", name=said, wanted=needed.holder)
    return Finding("C7", Result.FAIL, wrong)


def _order(seen: Sequence[SignatureSeen], needed: Needed) -> Finding:
    """The person signs before the agency, and nobody after it (R-9.2d); initials may come first."""
    kinds = [one.is_agency for one in seen]
    last = needed.purpose is Purpose.AGENCY
    right = bool(kinds) and not any(kinds[:-1]) and kinds[-1] is last
    key = "signed-order-right" if right else "signed-order-wrong"
    return Finding("C8", Result.PASS if right else Result.FAIL, Text.of(key))
