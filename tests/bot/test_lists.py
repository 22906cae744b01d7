"""/viec, /tim, /trogiup and the menu."""

from __future__ import annotations

from datetime import timedelta

from bot.dispatcher import announce
from core.card import Ref
from core.incoming.document import IncomingDocument, IncomingState
from core.waits.wait import Wait
from tests.bot.desk import TEXTS, Desk, labels, text
from tests.factories import AGENCY, CLERK, LEADER, NOW, SPECIALIST, an_incoming_document


def _waiting(desk: Desk, number: int, urgency: int = 0, hours: int = 24) -> IncomingDocument:
    document = desk.office.has(
        an_incoming_document(
            IncomingState.REGISTERED,
            arrival_number=number,
            urgency=urgency,
            subject=f"việc {number}",
        )
    )
    due = NOW + timedelta(hours=hours)
    wait = Wait("incoming", document.id, LEADER.id, AGENCY.id, "registered", NOW, urgency, due)
    desk.office.store.work.put_waits(document.id, [wait])
    ref = Ref(document.area, document.id)
    desk.office.store.work.index(ref, AGENCY.id, f"{document.reference} {document.subject}")
    return document


async def test_what_waits_is_listed_urgent_first_then_by_deadline(desk: Desk) -> None:
    phone = desk.phone(LEADER)
    for number in range(1, 11):
        _waiting(desk, number, hours=100 - number)
    _waiting(desk, 11, urgency=3, hours=200)
    _waiting(desk, 12, hours=-2)
    await desk.write(phone, "/viec")
    shown = desk.last(phone)
    assert text(shown).startswith("📋 12 việc đang chờ · 1 khẩn · 1 quá hạn")
    assert len(labels(shown)) == 9
    assert labels(shown)[0].startswith("1. 🔴 HỎA TỐC · Văn bản đến số 11")
    assert "số 12" in labels(shown)[1]
    await desk.tap(phone, "Trang sau ▶")
    assert desk.last(phone) is shown
    assert labels(shown)[0].startswith("9. ")
    assert "◀ Trang trước" in labels(shown)
    await desk.tap(phone, labels(shown)[0])
    assert "📌 Phân công" in labels(desk.last(phone))
    assert len(desk.office.store.work.hung) == 1


async def test_an_empty_list_says_so(desk: Desk) -> None:
    phone = desk.phone(LEADER)
    await desk.write(phone, "/viec")
    assert text(desk.last(phone)) == "Hiện không có việc nào chờ anh/chị."


async def test_searching_finds_opens_and_says_when_there_is_nothing(desk: Desk) -> None:
    phone = desk.phone(LEADER)
    _waiting(desk, 5)
    await desk.write(phone, "/tim VIEC 5")
    await desk.tap(phone, labels(desk.last(phone))[0])
    assert "Văn bản đến số 5" in text(desk.last(phone))
    await desk.write(phone, "/tim <b>&")
    assert "Không thấy văn bản nào có “<b>&”" in text(desk.last(phone))
    await desk.write(phone, "/tim")
    assert "Cách tìm" in text(desk.last(phone))


async def test_help_names_the_steps_of_my_roles_with_their_basis(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    await desk.write(phone, "/trogiup")
    said = text(desk.last(phone))
    assert "📥 Vào sổ" in said
    assert "Điều 8 khoản 3 Quy chế" in said
    assert "✅ Duyệt" not in said
    other = desk.phone(SPECIALIST)
    await desk.write(other, "/trogiup")
    assert "📥 Vào sổ" not in text(desk.last(other))


async def test_the_menu_names_every_command(desk: Desk) -> None:
    await announce(desk.bot, TEXTS)
    kept = next(iter(desk.account.commands.values()))
    names = [
        "viec",
        "quahan",
        "tim",
        "vanbandi",
        "hoso",
        "sovanban",
        "vang",
        "baocao",
        "han",
        "sohoa",
        "truc",
        "yenlang",
        "can_cu",
        "trogiup",
        "huy",
    ]
    assert [one["command"] for one in kept] == names


async def test_a_card_opened_again_leaves_one_copy_with_buttons(desk: Desk) -> None:
    phone = desk.phone(LEADER)
    document = _waiting(desk, 1)
    old = await desk.card(LEADER, document)
    await desk.write(phone, "/viec")
    await desk.tap(phone, labels(desk.last(phone))[0])
    assert labels(old) == []
    assert "📌 Phân công" in labels(desk.last(phone))
