"""Bản số hóa — what the check of a scan found, page by page (Điều 8.5b, R-8.5b).

Nothing here is guessed: what a file cannot prove is undetermined, with a sentence that says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from core.signing.report import Result, Verdict
from core.text import Text


class ScanRule(StrEnum):
    """Tiêu chuẩn số hóa — FILE: readable and whole; VERSION ≥ 1.4; IMAGE: the page is a scan;
    COLOUR: “ánh màu”; RESOLUTION ≥ 200 dpi; RATIO 100 %.
    """

    FILE = "file"
    VERSION = "version"
    IMAGE = "image"
    COLOUR = "colour"
    RESOLUTION = "resolution"
    RATIO = "ratio"


@dataclass(frozen=True)
class ScanFinding:
    """Kết quả một điểm — `page` counts from 1; 0 is the whole file."""

    rule: ScanRule
    page: int
    result: Result
    detail: Text


@dataclass(frozen=True)
class ScanReport:
    """Báo cáo kiểm tra bản số hóa — of the file with this SHA-256 (hex); `version` as `1.4`, empty
    when the file could not be opened.
    """

    sha256: str
    version: str
    pages: int
    findings: tuple[ScanFinding, ...]

    @property
    def verdict(self) -> Verdict:
        """Kết luận — one failure is invalid; else one unknown is indeterminate."""
        results = {finding.result for finding in self.findings}
        if Result.FAIL in results:
            return Verdict.INVALID
        whole = self.findings and Result.UNKNOWN not in results
        return Verdict.VALID if whole else Verdict.INDETERMINATE

    @property
    def faults(self) -> tuple[ScanFinding, ...]:
        """Điểm không đạt — what a clerk must scan again for, in the order of the pages."""
        return tuple(one for one in self.findings if one.result is Result.FAIL)

    def wire(self) -> dict[str, Any]:
        """The report as JSON can keep it."""
        rows = [
            {
                "rule": one.rule.value,
                "page": one.page,
                "result": one.result.value,
                "detail": one.detail.wire(),
            }
            for one in self.findings
        ]
        return {
            "sha256": self.sha256,
            "version": self.version,
            "pages": self.pages,
            "findings": rows,
        }

    @classmethod
    def unwire(cls, wired: Mapping[str, Any]) -> ScanReport:
        """The reverse of `wire`. KeyError, ValueError or TypeError when it is no report."""
        rows = (
            ScanFinding(
                ScanRule(row["rule"]),
                int(row["page"]),
                Result(row["result"]),
                Text.unwire(row["detail"]),
            )
            for row in wired["findings"]
        )
        sha256, version = str(wired["sha256"]), str(wired["version"])
        return cls(sha256, version, int(wired["pages"]), tuple(rows))
