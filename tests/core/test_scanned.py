"""A scan that a clerk hands in is held against Điều 8.5b before anything is kept."""

from __future__ import annotations

import dataclasses

import pytest

from core.checks.scanned import ScanBelowStandard, ScanNotExamined, look_at_scan
from core.signing.report import Result
from core.signing.scan import ScanFinding, ScanReport, ScanRule
from core.text import Text
from tests.core.office import Office
from tests.texts import TEXTS

pytestmark = pytest.mark.basis("R-8.5b")


async def test_a_right_scan_is_taken_and_a_grey_one_refused_with_its_page(office: Office) -> None:
    assert (await look_at_scan(b"%PDF-1.4", office.ports)).faults == ()
    with pytest.raises(ScanBelowStandard) as refused:
        await look_at_scan(b"%PDF-1.4 grey", office.ports)
    assert TEXTS.plain(refused.value.text) == (
        "Bản số hóa chưa đạt tiêu chuẩn (1 điểm): "
        "Trang 1: ảnh đen trắng hoặc thang xám, yêu cầu ảnh màu."
    )


async def test_what_was_not_examined_to_the_end_is_not_taken(office: Office) -> None:
    class Tired:
        async def examine(self, content: bytes) -> ScanReport:
            said = Text.of("scan-file-too-heavy")
            finding = ScanFinding(ScanRule.FILE, 0, Result.UNKNOWN, said)
            return ScanReport("", "", 0, (finding,))

    ports = dataclasses.replace(office.ports, scans=Tired())
    with pytest.raises(ScanNotExamined):
        await look_at_scan(b"%PDF-1.4", ports)
