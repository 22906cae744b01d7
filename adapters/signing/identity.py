"""Đúng bên gửi (C7) — does the agency's certificate carry the declared sender's code?"""

from __future__ import annotations

from collections.abc import Sequence

from core.signing.report import Finding, Result
from core.text import Text


def matches_sender(codes: Sequence[str], declared: str) -> Finding:
    """C7 for the agency's signatures: `codes` are those in their certificates, empty for none."""
    written = [code for code in codes if code]
    if not written:
        text = Text.of("verification-sender-unknown", declared=declared)
        return Finding("C7", Result.UNKNOWN, text)
    strangers = [code for code in written if _plain(code) != _plain(declared)]
    if strangers:
        text = Text.of("verification-sender-wrong", found=strangers[0], declared=declared)
        return Finding("C7", Result.FAIL, text)
    return Finding("C7", Result.PASS, Text.of("verification-sender-right"))


def _plain(code: str) -> str:
    return "".join(code.split()).upper()
