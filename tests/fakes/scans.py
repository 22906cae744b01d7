"""The port `Scans` in memory."""

from __future__ import annotations

import hashlib

from core.signing.report import Result
from core.signing.scan import ScanFinding, ScanReport, ScanRule
from core.text import Text


class FakeScans:
    """Every file is a right scan of one page, but one with “grey” in it has no colour."""

    async def examine(self, content: bytes) -> ScanReport:
        grey = b"grey" in content
        key = f"scan-colour-{'grey' if grey else 'right'}"
        result = Result.FAIL if grey else Result.PASS
        found = ScanFinding(ScanRule.COLOUR, 1, result, Text.of(key, page=1))
        return ScanReport(hashlib.sha256(content).hexdigest(), "1.4", 1, (found,))
