"""Paper is digitised in the chat: by sending the scan, or by /sohoa (R-8.5a)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.incoming.document import IncomingDocument, IncomingState
from core.outgoing.document import OutgoingDocument
from core.people.person import Role
from tests.bot.desk import Desk, text
from tests.factories import AGENCY, CLERK, LEADER

pytestmark = pytest.mark.basis("R-8.5a")


def _kept(desk: Desk, kind: type) -> list[object]:
    return [one for one in desk.office.store.work.entities.values() if isinstance(one, kind)]


def _also_specialist(desk: Desk) -> None:
    work = desk.office.store.work
    known = work.directories[AGENCY.id]
    both = frozenset({Role.CLERK, Role.SPECIALIST})
    people = tuple(replace(o, roles=both) if o.id == CLERK.id else o for o in known.people)
    work.directories[AGENCY.id] = replace(known, people=people)


async def test_a_clerks_pdf_begins_a_scan_and_nothing_is_fetched_before_the_question(
    desk: Desk,
) -> None:
    phone = desk.phone(CLERK)
    await desk.upload(phone, name="quet.pdf")
    assert "độ mật" in text(desk.last(phone))
    assert desk.calls("getFile") == []
    await desk.tap(phone, "Không có độ mật")
    assert text(desk.last(phone)).startswith("Cơ quan, tổ chức gửi")
    await desk.write(phone, "Công ty Lúa Vàng")
    assert "không có trong danh bạ" in text(desk.last(phone))
    await desk.tap(phone, "Đúng")
    await desk.write(phone, "15/LV")
    await desk.write(phone, "hôm qua")
    assert "05/11/2026" in text(desk.last(phone))
    await desk.write(phone, "20/11/2026")
    await desk.write(phone, "Công văn đề nghị hỗ trợ giống lúa")
    await desk.tap(phone, "Thường")
    (document,) = _kept(desk, IncomingDocument)
    assert isinstance(document, IncomingDocument)
    assert (document.state, document.reference) == (IncomingState.SCANNED, "15/LV")
    assert "Nguồn: số hóa từ văn bản giấy" in text(desk.last(phone))
    assert "Chưa ký số bản số hóa" in text(desk.last(phone))


async def test_the_command_asks_for_the_scan_and_a_replay_begins_it_once(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    await desk.write(phone, "/sohoa")
    command = desk.intake.finished[-1]
    desk.intake.again(command)
    await desk.settled()
    await desk.tap(phone, "Không có độ mật")
    assert text(desk.last(phone)).startswith("Gửi tệp PDF đã quét")
    await desk.upload(phone, name="quet.pdf")
    assert text(desk.last(phone)).startswith("Cơ quan, tổ chức gửi")
    await desk.write(desk.phone(LEADER), "/sohoa")
    assert "không thuộc quyền" in text(desk.last(desk.phone(LEADER)))


async def test_who_may_do_both_is_asked_what_the_file_is(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    _also_specialist(desk)
    await desk.upload(phone, name="tep.pdf")
    which = desk.last(phone)
    assert text(which) == "Tệp này là gì?"
    await desk.tap(phone, "📄 Nộp dự thảo", which)
    tap = desk.intake.finished[-1]
    desk.intake.again(tap)
    await desk.settled()
    await desk.tap(phone, "📠 Số hóa văn bản giấy đến", which)  # too late: a question is open
    await desk.tap(phone, "Không có độ mật")
    assert len(_kept(desk, OutgoingDocument)) == 1
    await desk.upload(phone, name="tep 2.pdf")
    await desk.tap(phone, "📠 Số hóa văn bản giấy đến")
    await desk.tap(phone, "Không có độ mật")
    assert text(desk.last(phone)).startswith("Cơ quan, tổ chức gửi")


async def test_a_secret_paper_is_never_fetched(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    await desk.upload(phone, name="quet.pdf")
    await desk.tap(phone, "Có độ mật")
    assert desk.calls("getFile") == []
    assert desk.office.files.kept == {}


async def test_help_and_the_menu_tell_of_it(desk: Desk) -> None:
    from bot.dispatcher import menu
    from tests.texts import TEXTS

    assert "sohoa" in {one.command for one in menu(TEXTS)}
    phone = desk.phone(CLERK)
    await desk.write(phone, "/trogiup")
    assert "Số hóa văn bản giấy đến" in text(desk.last(phone))
