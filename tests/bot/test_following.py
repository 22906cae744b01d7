"""/quahan, /han, /baocao."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from core.incoming.document import IncomingState
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.tasks.task import Task
from core.waits.wait import Wait
from tests.bot.desk import Desk, labels, text
from tests.contracts.test_store import a_task
from tests.factories import (
    AGENCY,
    CLERK,
    HEAD,
    HEAD_2,
    LEADER,
    NOW,
    SPECIALIST,
    an_incoming_document,
)


def _task(desk: Desk, **more: Any) -> Task:
    document = desk.office.has(
        an_incoming_document(IncomingState.ASSIGNED, registered_at=NOW, arrival_number=7)
    )
    given = {"assignee_id": SPECIALIST.id, "trail": [], "due_at": NOW - timedelta(days=3)}
    task: Task = desk.office.has(a_task(document.id, **(given | more)))
    wait = Wait("task", task.id, task.assignee_id, AGENCY.id, "assigned", NOW, 0, task.due_at)
    desk.office.store.work.put_waits(task.id, [wait])
    return task


@pytest.mark.basis("R-12.4")
async def test_late_work_is_listed_for_who_answers_for_it(desk: Desk) -> None:
    for number in range(9):
        _task(desk, arrival_number=str(number))
    for person in (LEADER, HEAD):
        phone = desk.phone(person)
        await desk.write(phone, "/quahan")
        shown = desk.last(phone)
        assert text(shown).startswith("❗ 9 việc quá hạn – ")
        assert len(labels(shown)) == 9
        await desk.tap(phone, "Trang sau ▶")
        assert labels(shown)[0].startswith("9. ")
        await desk.tap(phone, labels(shown)[0])
        assert "Chủ trì văn bản đến số" in text(desk.last(phone))
    other = desk.phone(HEAD_2)
    await desk.write(other, "/quahan")
    assert text(desk.last(other)).startswith("Không có việc nào quá hạn – Phòng Kế hoạch")


@pytest.mark.basis("R-12.4", "R-6.2a")
async def test_what_should_have_been_issued_is_listed_after_late_work(desk: Desk) -> None:
    late = OutgoingDocument(
        uuid4(), AGENCY.id, OutgoingState.SIGNED, SPECIALIST.id, NOW, subject="V/v trả lời cử tri",
        unit_id=SPECIALIST.unit_id, issue_by=NOW - timedelta(hours=2), signed_at=NOW,
    )  # fmt: skip
    desk.office.has(late)
    phone = desk.phone(CLERK)
    await desk.write(phone, "/quahan")
    assert "Đã ký, quá hạn phát hành" in text(desk.last(phone))
    await desk.tap(phone, labels(desk.last(phone))[0])
    assert "V/v trả lời cử tri" in text(desk.last(phone))
    other = desk.phone(HEAD_2)
    await desk.write(other, "/quahan")
    assert "quá hạn phát hành" not in text(desk.last(other))


async def test_the_counting_of_a_deadline_is_explained(desk: Desk) -> None:
    phone = desk.phone(SPECIALIST)
    await desk.write(phone, "/han")
    assert "Không có việc nào có hạn tính theo ngày làm việc" in text(desk.last(phone))
    _task(desk, term_days=5, due_at=NOW + timedelta(days=9))
    await desk.write(phone, "/han")
    said = text(desk.last(phone))
    assert "Nhận lúc 08:30 Thứ Hai, 23/11/2026" in said
    assert "không tính 24/11 Ngày Văn hóa Việt Nam" in said
    assert "hạn 17:00 Thứ Ba, 01/12/2026" in said


@pytest.mark.basis("R-12.4")
async def test_the_report_changes_its_period_in_place(desk: Desk) -> None:
    _task(desk)
    phone = desk.phone(CLERK)
    await desk.write(phone, "/baocao")
    shown = desk.last(phone)
    assert "Ngày 23/11/2026" in text(shown)
    assert "Mới vào sổ: 1" in text(shown)
    assert "Quá hạn: 1 (0 đã hoàn thành muộn, 1 chưa xong)" in text(shown)
    assert labels(shown) == ["Tuần", "Tháng", "◀ Kỳ trước"]
    await desk.tap(phone, "Tháng")
    assert "Tháng 11/2026" in text(shown)
    await desk.tap(phone, "◀ Kỳ trước")
    assert "Tháng 10/2026" in text(shown)
    assert "Mới vào sổ: 0" in text(shown)
    await desk.tap(phone, "Kỳ sau ▶")
    assert "Tháng 11/2026" in text(shown)
    other = desk.phone(SPECIALIST)
    await desk.write(other, "/baocao")
    assert "Báo cáo dành cho lãnh đạo" in text(desk.last(other))
