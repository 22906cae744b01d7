"""The port `Scans`: one suite for the adapter and for the fake."""

from __future__ import annotations

import hashlib

import pytest

from adapters.signing.scans import ScanReader
from core.ports import Scans
from core.signing.report import Verdict
from tests.adapters.signing.scans import jpeg, picture, scan
from tests.fakes.scans import FakeScans

GREY = scan(jpeg(picture(mode="L"))) + b"\n% grey\n"


@pytest.fixture(params=[FakeScans, ScanReader])
def scans(request: pytest.FixtureRequest) -> Scans:
    made: Scans = request.param()
    return made


@pytest.mark.basis("R-8.5b")
async def test_a_grey_scan_fails_with_its_page_and_a_coloured_one_passes(scans: Scans) -> None:
    right, grey = scan(jpeg(picture())), GREY
    report = await scans.examine(right)
    assert (report.verdict, report.faults) == (Verdict.VALID, ())
    assert (report.sha256, report.version, report.pages) == (
        hashlib.sha256(right).hexdigest(), "1.4", 1
    )  # fmt: skip
    refused = await scans.examine(grey)
    assert refused.verdict is Verdict.INVALID
    assert [(one.rule, one.page) for one in refused.faults] == [("colour", 1)]
