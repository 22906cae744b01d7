"""Báo cáo kiểm tra chữ ký số — what a check of one file found (R-8.1a, C1–C6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.text import Text


class Verdict(StrEnum):
    """Hợp lệ / không hợp lệ / chưa xác định — the last is never shown as valid."""

    VALID = "valid"
    INVALID = "invalid"
    INDETERMINATE = "indeterminate"


class Result(StrEnum):
    PASS = "pass"  # noqa: S105 - not a password
    FAIL = "fail"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Finding:
    """Kết quả một điểm kiểm tra — `check` is C1…C12; `detail` is a sentence for the clerk."""

    check: str
    result: Result
    detail: Text


@dataclass(frozen=True)
class Evidence:
    """Chứng cứ của một chữ ký — what the answer rests on, as found: `modification` is what was done
    to the file after it (`NONE`, `LTA_UPDATES`, `FORM_FILLING`, `OTHER`), `changed_fields` the form
    fields changed since, `existed_by` a moment at which a timestamp proves that it was there,
    `chain` the subjects from the signer up to the root, `revocation` the lists and answers asked.
    """

    coverage: str = ""
    modification: str = ""
    changed_fields: tuple[str, ...] = ()
    digest: str = ""
    claimed_at: datetime | None = None
    stamped_at: datetime | None = None
    existed_by: datetime | None = None
    chain: tuple[str, ...] = ()
    revocation: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class SignatureSeen:
    """Chữ ký số trên tệp — as its certificate and its container say, in signing order. `code` is
    the mã định danh in an agency's certificate, empty when there is none; `fingerprint` the
    SHA-256 (hex) of the certificate.
    """

    field: str
    signer: str
    organisation: str
    issuer: str
    serial: str
    is_agency: bool
    signed_at: datetime | None
    time_source: str
    valid_from: datetime
    valid_until: datetime
    code: str = ""
    fingerprint: str = ""
    evidence: Evidence = Evidence()


@dataclass(frozen=True)
class SignatureReport:
    """Báo cáo kiểm tra — of the file with this SHA-256 (hex); `fields` are the text fields that the
    office fills in (number, date) and the values they hold. `holds_until` is how long this can still
    be proven from the file itself: the end of its last timestamp's certificate, of a file without
    one the end of the first signer's.
    """

    sha256: str
    verdict: Verdict
    findings: tuple[Finding, ...]
    signatures: tuple[SignatureSeen, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    holds_until: datetime | None = None


def verdict_of(findings: tuple[Finding, ...]) -> Verdict:
    """Kết luận — one failure is invalid; else one unknown is indeterminate; nothing is not valid."""
    results = {finding.result for finding in findings}
    if Result.FAIL in results:
        return Verdict.INVALID
    if Result.UNKNOWN in results or not results:
        return Verdict.INDETERMINATE
    return Verdict.VALID
