"""Dấu độ mật trên trang đầu (C12) — of every PDF that came; a person decides what it means (R-1.2)."""

from __future__ import annotations

import time

from core.checks import Sent
from core.checks.attachments import MOST_CHECKED
from core.errors import Fault, Refusal, Turn
from core.exchange.stamp_area import standing_secrecy
from core.ports import Ports
from core.signing.report import Finding, Result
from core.text import Text

SECONDS = 30.0


async def stamped(sent: Sent, ports: Ports) -> list[Finding]:
    """C12 as undecided when a stamp stands somewhere, or a first page cannot be read; else nothing:
    then what the package declares counts. Raises `Fault` AGAIN when the store fails.
    """
    begun, unread = time.monotonic(), ""
    for number, row in enumerate(sent.pdfs):
        late = number >= MOST_CHECKED or time.monotonic() - begun > SECONDS
        words = None if late else await _words(row["sha256"], ports)
        if words is None:
            unread = unread or row["name"]
        elif mark := standing_secrecy(words):
            text = Text.of("finding-stamp-secret", name=row["name"], words=mark)
            return [Finding("C12", Result.UNKNOWN, text)]
        if late:
            break
    text = Text.of("finding-stamp-unread", name=unread)
    return [Finding("C12", Result.UNKNOWN, text)] if unread else []


async def _words(sha256: str, ports: Ports) -> str | None:
    try:
        return await ports.stamps.words(await ports.files.get(sha256))
    except Refusal:
        return None
    except Fault as fault:
        if fault.turn is not Turn.NEVER:
            raise
        return None
