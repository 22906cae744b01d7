"""Tiến trình con kiểm tra bản số hóa — `python -m adapters.signing.scan_child MEMORY_MB SECONDS`.

The PDF on stdin, the report as JSON on stdout. One file, then it ends: nothing can build up.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import resource
import sys
from collections.abc import Iterator

from pikepdf import Pdf

from adapters.signing.scan_cover import Sheet, scan_of
from adapters.signing.scan_open import BROKEN, NoScan, open_scan, over_limits, too_heavy, version_of
from adapters.signing.scan_rules import judge_page, judge_version
from adapters.signing.scan_walk import TooMuch, Walk
from core.signing.report import Result
from core.signing.scan import ScanFinding, ScanReport, ScanRule
from core.text import Text

MAX_SIDE = 1e6


def main() -> None:
    """Một câu hỏi, một câu trả lời — the limits are set before the file is read."""
    memory, seconds = int(sys.argv[1]) * 1024 * 1024, int(sys.argv[2])
    logging.disable(logging.CRITICAL)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a stray print must not look like an answer
    report = examine(sys.stdin.buffer.read())
    sink.write(json.dumps(report.wire()).encode())
    sink.close()


def examine(content: bytes) -> ScanReport:
    """Kiểm tra bản số hóa — in this process, so only where it may die (R-8.5b)."""
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        with open_scan(content) as pdf:
            version, count = version_of(pdf), len(pdf.pages)
            findings = (judge_version(version), *_pages(pdf))
    except NoScan as no:
        return unexamined(sha256, no)
    except (MemoryError, TooMuch):
        return unexamined(sha256, too_heavy())
    whole = ScanFinding(ScanRule.FILE, 0, Result.PASS, Text.of("scan-file-whole"))
    return ScanReport(sha256, version, count, (whole, *findings))


def unexamined(sha256: str, no: NoScan) -> ScanReport:
    """Không kiểm tra được — one finding about the file, and nothing about its pages."""
    finding = ScanFinding(ScanRule.FILE, 0, no.result, no.text)
    return ScanReport(sha256, "", 0, (finding,))


def _pages(pdf: Pdf) -> Iterator[ScanFinding]:
    walk = Walk()
    for number, page in enumerate(pdf.pages, 1):
        try:
            sheet = _sheet(page)
            yield from judge_page(number, scan_of(walk.page(page), sheet), sheet)
        except BROKEN as error:
            if over_limits([error, *pdf.get_warnings()]):
                raise TooMuch from error
            said = Text.of("scan-page-damaged", page=number)
            yield ScanFinding(ScanRule.FILE, number, Result.FAIL, said)


def _sheet(page: object) -> Sheet:
    """What of the page is seen; sides may be written in either order. Raises ValueError."""
    outer, inner = (_box(page, name) for name in ("mediabox", "cropbox"))
    left, bottom = max(outer[0], inner[0]), max(outer[1], inner[1])
    right, top = min(outer[2], inner[2]), min(outer[3], inner[3])
    unit = float(page.obj.get("/UserUnit", 1))  # type: ignore[attr-defined] # a pikepdf page
    if not (0 < right - left < MAX_SIDE and 0 < top - bottom < MAX_SIDE and 0 < unit < MAX_SIDE):
        raise ValueError(unit)
    return Sheet(left, bottom, right, top, unit)


def _box(page: object, name: str) -> tuple[float, float, float, float]:
    a, b, c, d = (float(value) for value in getattr(page, name))
    return min(a, c), min(b, d), max(a, c), max(b, d)


if __name__ == "__main__":
    main()
