"""“NHAN K7Q2” written in Telegram: the button by other means."""

from __future__ import annotations

import pytest

from core.codes.code import TypedCode, new_code
from core.incoming.document import IncomingDocument, IncomingState
from core.people.person import Person
from tests.bot.desk import Desk, text
from tests.factories import CLERK, LEADER, NOW, an_incoming_document


def a_code(desk: Desk, person: Person, document: IncomingDocument) -> str:
    """As another channel has shown it to this person."""
    code = new_code(4)
    version = desk.office.now_is(document).version
    until = NOW.replace(year=2027)
    desk.office.store.work.put_code(
        TypedCode(person.id, code, document.area, document.id, version, until)
    )
    return code


async def test_a_typed_decision_acts_and_the_card_changes(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    document = desk.office.has(an_incoming_document())
    card = await desk.card(CLERK, document)
    await desk.write(phone, f"vào sổ {a_code(desk, CLERK, document).lower()}")
    assert desk.office.now_is(document).state == IncomingState.REGISTERED
    assert text(desk.last(phone)).startswith("Đã vào sổ")
    assert "Văn bản đến số 1" in text(card)
    assert desk.office.store.work.journal[-1].via == "telegram"


async def test_without_a_card_in_this_chat_one_is_hung(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    document = desk.office.has(an_incoming_document())
    await desk.write(phone, f"VAOSO {a_code(desk, CLERK, document)}")
    assert "Văn bản đến số 1" in text(desk.last(phone))


async def test_a_slip_of_the_finger_is_said_and_changes_nothing(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    document = desk.office.has(an_incoming_document())
    code = a_code(desk, CLERK, document)
    slipped = code[:-1] + ("2" if code[-1] != "2" else "3")
    await desk.write(phone, f"VAOSO {slipped}")
    assert "gõ chưa đúng" in text(desk.last(phone))
    assert desk.office.now_is(document).state == IncomingState.VERIFIED


async def test_a_step_that_asks_goes_on_with_its_first_question(desk: Desk) -> None:
    phone = desk.phone(LEADER)
    document = desk.office.has(an_incoming_document(IncomingState.REGISTERED, arrival_number=7))
    await desk.write(phone, f"phân công {a_code(desk, LEADER, document)}")
    assert "chủ trì" in text(desk.last(phone)).lower()


async def test_a_good_code_is_no_answer_to_an_open_question_but_other_words_are(
    desk: Desk,
) -> None:
    phone = desk.phone(CLERK)
    document = desk.office.has(an_incoming_document())
    other = desk.office.has(an_incoming_document(number="9"))
    await desk.card(CLERK, document)
    await desk.tap(phone, "↩️ Từ chối")
    asked = desk.last(phone)
    code = a_code(desk, CLERK, other)
    await desk.write(phone, f"vào sổ {code}")
    assert desk.office.now_is(other).state == IncomingState.REGISTERED
    assert desk.office.now_is(document).state == IncomingState.VERIFIED
    assert asked in desk.seen(phone)


async def test_words_with_nobodys_code_answer_the_open_question(desk: Desk) -> None:
    phone = desk.phone(LEADER)
    document = desk.office.has(an_incoming_document(IncomingState.REGISTERED, arrival_number=7))
    await desk.card(LEADER, document)
    await desk.tap(phone, "📌 Phân công")
    await desk.write(phone, "nhan viec")
    assert "gõ chưa đúng" not in text(desk.last(phone))


async def test_a_stranger_who_types_a_code_learns_nothing(desk: Desk) -> None:
    phone = desk.phone("Người lạ")
    document = desk.office.has(an_incoming_document())
    await desk.write(phone, f"VAOSO {a_code(desk, CLERK, document)}")
    assert "chưa liên kết" in text(desk.last(phone))
    assert desk.office.now_is(document).state == IncomingState.VERIFIED


@pytest.mark.parametrize("kind", ["502", "429", "reset-after-accept"])
async def test_a_typed_decision_is_told_although_telegram_failed_just_then(
    desk: Desk, kind: str
) -> None:
    phone = desk.phone(CLERK)
    document = desk.office.has(an_incoming_document())
    desk.account.faults.add({"kind": kind, "method": "sendMessage"})
    await desk.write(phone, f"VAOSO {a_code(desk, CLERK, document)}")
    assert desk.office.now_is(document).state == IncomingState.REGISTERED
    said = [text(one) for one in desk.seen(phone)]
    assert any(one.startswith("Đã vào sổ") for one in said)
    assert "Văn bản đến số 1" in said[-1]
    assert not any("đã thay đổi" in one for one in said)
