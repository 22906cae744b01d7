"""/sovanban: the newest lines of a register, a page at a time, for clerks and leaders."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from core.incoming.document import IncomingState
from core.outgoing.document import OutgoingDocument, OutgoingState
from tests.bot.desk import Desk, labels, text
from tests.factories import AGENCY, CLERK, LEADER, NOW, SPECIALIST, an_incoming_document


def entered(desk: Desk, number: int, **more: Any) -> None:
    at = NOW + timedelta(minutes=number)
    given = {"arrival_number": number, "registered_at": at, "subject": f"việc {number}"}
    desk.office.has(an_incoming_document(IncomingState.REGISTERED, **given | more))


@pytest.mark.basis("R-3.9")
async def test_the_newest_lines_come_first_and_the_pages_turn(desk: Desk) -> None:
    for number in range(1, 12):
        entered(desk, number)
    phone = desk.phone(CLERK)
    await desk.write(phone, "/sovanban")
    shown = desk.last(phone)
    assert "Sổ văn bản đến năm 2026" in text(shown)
    assert "trang của cơ quan, mục Sổ văn bản" in text(shown)
    assert "số 11" in labels(shown)[0]
    assert len(labels(shown)) == 9
    await desk.tap(phone, "Trang sau ▶")
    assert "số 3" in labels(shown)[0]
    assert labels(shown)[-1] == "◀ Trang trước"
    await desk.tap(phone, labels(shown)[0])
    assert "Văn bản đến số 3" in text(desk.last(phone))


async def test_other_registers_are_named_and_an_empty_one_says_so(desk: Desk) -> None:
    phone = desk.phone(LEADER)
    entered(desk, 1)
    sent = OutgoingDocument(
        uuid4(), AGENCY.id, OutgoingState.DISPATCHED, SPECIALIST.id, NOW, subject="V/v phòng dịch",
        reference="245/SNN-TT", issued_on=date(2026, 11, 23),
    )  # fmt: skip
    desk.office.has(sent)
    await desk.write(phone, "/sovanban đi")
    assert "Sổ văn bản đi năm 2026" in text(desk.last(phone))
    assert "245/SNN-TT" in text(desk.last(phone))
    await desk.write(phone, "/sovanban theo dõi")
    assert "Sổ năm 2026 chưa có dòng nào" in text(desk.last(phone))
    await desk.write(phone, "/sovanban đi 2025")
    assert "Sổ năm 2025 chưa có dòng nào" in text(desk.last(phone))
    await desk.write(phone, "/sovanban <b>gì đó</b>")
    assert "Sổ văn bản đến năm 2026" in text(desk.last(phone))


@pytest.mark.basis("R-5.1")
async def test_the_register_in_the_chat_is_for_clerks_and_leaders(desk: Desk) -> None:
    entered(desk, 1)
    phone = desk.phone(SPECIALIST)
    await desk.write(phone, "/sovanban")
    assert "dành cho văn thư và lãnh đạo" in text(desk.last(phone))
    assert labels(desk.last(phone)) == []


@pytest.mark.basis("R-3.9")
async def test_the_register_of_a_year_that_is_over_is_read_page_by_page(desk: Desk) -> None:
    for number in range(1, 12):
        entered(desk, number)
    desk.office.clock.at = NOW + timedelta(days=60)
    phone = desk.phone(CLERK)
    await desk.write(phone, "/sovanban")
    assert "Sổ năm 2027 chưa có dòng nào" in text(desk.last(phone))
    await desk.write(phone, "/sovanban đến 2026")
    shown = desk.last(phone)
    assert "Sổ văn bản đến năm 2026" in text(shown)
    await desk.tap(phone, "Trang sau ▶")
    assert "Sổ văn bản đến năm 2026" in text(shown)
    assert "số 3" in labels(shown)[0]
