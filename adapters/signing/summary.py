"""Kết quả từng điểm kiểm tra — many signatures, but each of C1…C6 speaks once."""

from __future__ import annotations

from collections.abc import Sequence

from adapters.signing.examine import Examined
from core.signing.report import Finding, Result
from core.text import Text

CHECKS = ("C2", "C3", "C4", "C5", "C6")
_WORST_FIRST = (Result.FAIL, Result.UNKNOWN)
_GOOD = {
    "C2": "verification-intact",
    "C3": "verification-signature-right",
    "C4": "verification-chain-trusted",
    "C5": "verification-period-right",
    "C6": "verification-revocation-good",
}
_BLANK = b" \t\r\n\x00\x0c"
_END = b"%%EOF"


def summarise(
    examined: Sequence[Examined], tail: bytes, more: Sequence[Finding] = ()
) -> tuple[Finding, ...]:
    """C1…C6 over all signatures: the worst of each check; `tail` is what follows the file's end,
    `more` what was found about the file as a whole.
    """
    present = _present(examined)
    if not examined:
        return (present, *_silent(CHECKS, "verification-nothing-to-check"))
    every = [finding for one in examined for finding in one.findings]
    every += more
    if tail:
        every.append(Finding("C2", Result.FAIL, Text.of("verification-junk-appended")))
    return (present, *(_worst(check, every) for check in CHECKS))


def undecided(result: Result, text: Text) -> tuple[Finding, ...]:
    """A file that cannot be read: C2 says why, the others have nothing to go by."""
    reason = Finding("C2", result, text)
    silent = _silent(("C1", *CHECKS), "verification-not-readable")
    return tuple(reason if finding.check == "C2" else finding for finding in silent)


def tail_of(content: bytes) -> bytes:
    """Bytes after the last end-of-file mark that are not blank."""
    end = content.rfind(_END)
    return content[end + len(_END) :].strip(_BLANK) if end >= 0 else b""


def _present(examined: Sequence[Examined]) -> Finding:
    """C1 — the competent person's signature and the agency's are both on the file."""
    kinds = {one.seen.is_agency for one in examined if one.seen}
    if kinds == {True, False}:
        return Finding("C1", Result.PASS, Text.of("verification-both-present"))
    if not examined:
        return Finding("C1", Result.FAIL, Text.of("verification-none-present"))
    if any(one.seen is None for one in examined):
        return Finding("C1", Result.UNKNOWN, Text.of("verification-holder-unknown"))
    lacks = "verification-agency-missing" if kinds == {False} else "verification-person-missing"
    return Finding("C1", Result.FAIL, Text.of(lacks))


def _worst(check: str, findings: Sequence[Finding]) -> Finding:
    mine = [finding for finding in findings if finding.check == check]
    for result in _WORST_FIRST:
        for finding in mine:
            if finding.result is result:
                return finding
    if not mine:
        return Finding(check, Result.UNKNOWN, Text.of("verification-not-readable"))
    return Finding(check, Result.PASS, Text.of(_GOOD[check]))


def _silent(checks: Sequence[str], key: str) -> tuple[Finding, ...]:
    return tuple(Finding(check, Result.UNKNOWN, Text.of(key)) for check in checks)
