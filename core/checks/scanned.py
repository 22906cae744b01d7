"""Bản số hóa — held against Điều 8.5b before it is kept as the file of a paper document (R-8.5b)."""

from __future__ import annotations

from core.errors import Refusal
from core.ports import Ports
from core.signing.report import Result
from core.signing.scan import ScanReport, ScanRule

MOST_SAID = 6


class ScanBelowStandard(Refusal):
    """A page of the scan is refused; each fault is named with its page (Điều 8.5b)."""


class ScanNotExamined(Refusal):
    """The file could not be examined at all: nothing speaks for it."""


async def look_at_scan(content: bytes, ports: Ports) -> ScanReport:
    """Kiểm tra bản số hóa — the report, in which points may be undetermined; raises
    `ScanBelowStandard` for what fails and `ScanNotExamined` for what did not finish.
    """
    report = await ports.scans.examine(content)
    faults = [one.detail for one in report.faults]
    if faults:
        raise ScanBelowStandard(count=len(faults), faults=faults[:MOST_SAID])
    for one in report.findings:
        if one.rule is ScanRule.FILE and one.result is Result.UNKNOWN:
            raise ScanNotExamined(reason=one.detail)
    return report
