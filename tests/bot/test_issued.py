"""/vanbandi: clerks and leaders follow the agency's outgoing documents, a unit its own (R-9.5)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from core.outgoing.document import OutgoingDocument, OutgoingState
from tests.bot.desk import Desk, labels, text
from tests.factories import AGENCY, CLERK, COLLEAGUE, HEAD_2, NOW, PLANTS, SPECIALIST, an_id


def _letter(desk: Desk, number: int, **more: Any) -> OutgoingDocument:
    given: dict[str, Any] = {
        "id": an_id(f"letter-{number}"), "agency_id": AGENCY.id, "drafter_id": SPECIALIST.id,
        "state": OutgoingState.DISPATCHED, "created_at": NOW, "unit_id": PLANTS.id,
        "subject": f"V/v việc thứ {number}", "reference": f"{number:02}/SNNMT-TT",
        "approved_at": NOW + timedelta(minutes=number), "dispatched_at": NOW,
        "deliveries": [{"name": "UBND tỉnh", "code": "000.00.01.H56", "status": "status-03"}],
    }  # fmt: skip
    document: OutgoingDocument = desk.office.has(OutgoingDocument(**(given | more)))
    return document


@pytest.mark.basis("R-9.5a", "R-9.5b")
async def test_a_unit_follows_its_own_and_the_clerk_everybodys(desk: Desk) -> None:
    for number in range(1, 10):
        _letter(desk, number)
    _letter(desk, 11, state=OutgoingState.SUBMITTED, approved_at=None)
    phone = desk.phone(COLLEAGUE)  # of the same unit, and not concerned with any of them
    await desk.write(phone, "/vanbandi")
    shown = desk.last(phone)
    assert text(shown).startswith("📤 Văn bản đi – Phòng Trồng trọt")
    assert labels(shown)[0].startswith("1. Văn bản đi 09/SNNMT-TT")
    await desk.tap(phone, "Trang sau ▶")
    assert labels(shown)[0].startswith("9. Văn bản đi 01/SNNMT-TT")
    await desk.tap(phone, labels(shown)[0])
    assert "V/v việc thứ 1" in text(desk.last(phone))
    assert "UBND tỉnh: đã tiếp nhận" in text(desk.last(phone))
    clerk = desk.phone(CLERK)
    await desk.write(clerk, "/vanbandi")
    assert text(desk.last(clerk)).startswith(f"📤 Văn bản đi – {AGENCY.name}")


@pytest.mark.basis("R-9.5b", "R-5.1")
async def test_another_unit_sees_none_of_it(desk: Desk) -> None:
    _letter(desk, 1)
    phone = desk.phone(HEAD_2)
    await desk.write(phone, "/vanbandi")
    assert text(desk.last(phone)).startswith("Chưa có văn bản đi nào được duyệt – Phòng Kế hoạch")


@pytest.mark.basis("R-9.5c")
async def test_the_day_by_which_answers_are_wanted_stands_beside_it(desk: Desk) -> None:
    _letter(desk, 1, needs_reply=True, reply_by=NOW + timedelta(days=9))
    phone = desk.phone(COLLEAGUE)
    await desk.write(phone, "/vanbandi")
    assert "08:30 02/12" in labels(desk.last(phone))[0]
