"""Linking a chat to a person (R-3.17, P11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.people.person import Person
from core.people.secrets import LinkCode, code_digest
from tests.bot.desk import Desk, text
from tests.factories import CLERK, LEADER, NOW, an_incoming_document


def _code(desk: Desk, person: Person, code: str = "K7Q2-9F") -> str:
    link = LinkCode(code_digest(code), person.id, NOW + timedelta(minutes=10))
    desk.office.store.work.put_link_code(link)
    return code


async def test_a_code_links_the_chat_once_and_greets_by_name_and_role(desk: Desk) -> None:
    phone = desk.phone("ai do")
    await desk.write(phone, f"/start {_code(desk, CLERK).lower()}")
    assert "Văn thư Lê Thị Thu" in text(desk.last(phone))
    assert "Vai trò: văn thư" in text(desk.last(phone))
    assert desk.office.store.work.person_at("telegram", str(phone.user["id"])).person_id == CLERK.id
    entry = desk.office.store.work.journal[-1]
    assert (entry.step, entry.basis, entry.person_id) == ("link", "R-3.17", CLERK.id)
    desk.intake.again()
    await desk.settled()
    assert "Văn thư Lê Thị Thu" in text(desk.last(phone))
    assert len(desk.office.store.work.journal) == 1
    other = desk.phone("ke khac")
    await desk.write(other, "/start K7Q2-9F")
    assert "không đúng, đã dùng hoặc đã hết hạn" in text(desk.last(other))


async def test_an_expired_code_links_nothing(desk: Desk) -> None:
    phone = desk.phone("ai do")
    code = _code(desk, CLERK)
    desk.office.clock.advance(minutes=11)
    await desk.write(phone, f"/start {code}")
    assert "hết hạn" in text(desk.last(phone))
    assert desk.office.store.work.links == {}


@pytest.mark.basis("R-3.17")
async def test_a_chat_of_somebody_else_and_a_second_chat_are_refused(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    await desk.write(phone, f"/start {_code(desk, LEADER)}")
    assert "liên kết với người khác" in text(desk.last(phone))
    second = desk.phone("may moi")
    await desk.write(second, f"/start {_code(desk, CLERK, 'MOI')}")
    assert "một cuộc trò chuyện khác" in text(desk.last(second))
    assert desk.office.store.work.person_at("telegram", str(second.user["id"])) is None


async def test_only_five_codes_may_be_tried_in_ten_minutes(desk: Desk) -> None:
    phone = desk.phone("ai do")
    for _ in range(5):
        await desk.write(phone, "/start SAI")
    await desk.write(phone, f"/start {_code(desk, CLERK)}")
    assert "quá nhiều lần" in text(desk.last(phone))
    desk.office.clock.advance(minutes=9, seconds=50)
    desk.office.store.work.codes.clear()
    code = _code(desk, CLERK, "CON-HAN")
    desk.office.clock.advance(seconds=9)
    await desk.write(phone, f"/start {code}")
    assert desk.office.store.work.links == {}


async def test_p11_a_stranger_sees_how_to_link_once_a_minute_and_nothing_else(desk: Desk) -> None:
    phone = desk.phone("nguoi la")
    desk.office.has(an_incoming_document(subject="nội dung riêng"))
    for words in ("/viec", "/tim riêng", "/trogiup", "xin chào"):
        await desk.write(phone, words)
    await desk.upload(phone)
    assert len(desk.seen(phone)) == 1
    assert "/start" in text(desk.last(phone))
    desk.office.clock.advance(seconds=61)
    await desk.write(phone, "/start")
    assert len(desk.seen(phone)) == 2
    assert desk.conversations.kept == {}


async def test_p11_a_stranger_who_taps_a_forwarded_button_learns_nothing(desk: Desk) -> None:
    desk.phone(CLERK)
    document = desk.office.has(an_incoming_document())
    card = await desk.card(CLERK, document)
    thief = desk.phone("nguoi la")
    thief.messages[1] = replace(card, body=card.body | {"chat": thief.shown})
    answer = await desk.tap(thief, "📥 Vào sổ", thief.messages[1])
    assert "chưa liên kết" in answer["text"]
    assert desk.office.now_is(document).arrival_number is None
