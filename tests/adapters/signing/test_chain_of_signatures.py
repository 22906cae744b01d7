from __future__ import annotations

import pytest

from core.signing.making import Level
from tests.adapters.signing.cases import LATER, checked, results
from tests.adapters.signing.desk import issued, whole


@pytest.mark.basis("R-9.2b")
@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("kind", ["rsa", "ec"])
async def test_number_date_and_seal_leave_both_signatures_valid(kind, level):
    import asyncio

    pdf = await whole(issued(kind, "person").soft, issued(kind, "agency").soft, level)
    report = await asyncio.to_thread(checked, pdf, LATER)
    assert results(report) == dict.fromkeys(["C1", "C2", "C3", "C4", "C5", "C6"], "pass")
    assert [one.is_agency for one in report.signatures] == [False, True]
