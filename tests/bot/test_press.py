"""Buttons under a card: decided, asked, out of date, not allowed."""

from __future__ import annotations

from uuid import uuid4

from bot.buttons import StepButton
from core.effects.refresh import COPIES
from core.incoming.document import IncomingState
from tests.bot.desk import Desk, labels, text
from tests.factories import CLERK, LEADER, SPECIALIST, an_incoming_document


async def test_a_step_without_questions_is_done_and_the_card_redrawn_in_place(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    document = desk.office.has(an_incoming_document())
    card = await desk.card(CLERK, document)
    answer = await desk.tap(phone, "📥 Vào sổ")
    assert answer["text"] == "Đã vào sổ văn bản đến và trình lãnh đạo."
    assert desk.office.now_is(document).state is IncomingState.REGISTERED
    shown = phone.messages[card.body["message_id"]]
    assert "Văn bản đến số 1" in text(shown)
    assert "📥 Vào sổ" not in labels(shown)
    assert len(desk.seen(phone)) == 1
    assert len(desk.calls("answerCallbackQuery")) == 1
    assert shown.protected


async def test_a_card_of_yesterday_is_redrawn_and_decides_nothing(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    document = desk.office.has(an_incoming_document())
    card = await desk.card(CLERK, document)
    await desk.office.press(CLERK, "reg", document)
    answer = await desk.tap(phone, "📥 Vào sổ", card)
    assert answer["text"].startswith("Văn bản đã thay đổi")
    assert "Văn bản đến số 1" in text(card)
    assert desk.office.now_is(document).arrival_number == 1


async def test_a_tap_fed_again_after_a_crash_takes_effect_once(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    document = desk.office.has(an_incoming_document())
    await desk.card(CLERK, document)
    await desk.tap(phone, "📥 Vào sổ")
    journal = len(desk.office.store.work.journal)
    desk.intake.again()
    await desk.settled()
    assert desk.office.now_is(document).arrival_number == 1
    assert len(desk.office.store.work.journal) == journal
    assert not desk.intake.failed


async def test_a_step_of_another_role_is_refused_with_an_alert(desk: Desk) -> None:
    phone = desk.phone(SPECIALIST)
    document = desk.office.has(an_incoming_document())
    desk.office.store.work.concern(_ref(document), [SPECIALIST.id])
    await desk.card(SPECIALIST, document)
    stored = desk.last(phone)
    forged = StepButton(code="reg", id=document.id, version=document.version).pack()
    stored.markup = {"inline_keyboard": [[{"text": "x", "callback_data": forged}]]}
    answer = await desk.tap(phone, "x", stored)
    assert answer["show_alert"] is True
    assert "không thuộc quyền" in answer["text"]


async def test_a_button_nobody_knows_is_answered_politely(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    document = desk.office.has(an_incoming_document())
    stored = await desk.card(CLERK, document)
    absent = StepButton(code="reg", id=uuid4(), version=3).pack()
    begins = StepButton(code="dft", id=uuid4(), version=0).pack()
    for data in ("x:y", "s:reg", absent, begins, "a:abc:0", "p:viec:9999", "p:tim:1", "o:moon:1"):
        stored.markup = {"inline_keyboard": [[{"text": "x", "callback_data": data}]]}
        answer = await desk.tap(phone, "x", stored)
        assert "text" in answer or data.startswith("p:viec")
    assert not desk.intake.failed
    assert len(desk.calls("answerCallbackQuery")) == 8


async def test_a_card_deleted_under_the_finger_is_decided_and_forgotten(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    document = desk.office.has(an_incoming_document())
    card = await desk.card(CLERK, document)
    data = next(c for c in card.markup["inline_keyboard"][0] if c["text"] == "📥 Vào sổ")
    _, pressed = desk.account.press(phone, card.body["message_id"], data["callback_data"])
    del phone.messages[card.body["message_id"]]
    await desk.settled()
    assert (await pressed.answer)["text"].startswith("Đã vào sổ")
    assert desk.office.store.work.hangings(_ref(document)) == []


async def test_a_copy_that_nobody_knew_is_redrawn_from_its_first_tap_on(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    document = desk.office.has(an_incoming_document())
    card = await desk.card(CLERK, document)
    desk.office.store.work.hung.clear()
    await desk.tap(phone, "📥 Vào sổ")
    assert "Văn bản đến số 1" in text(card)
    hung = desk.office.store.work.hangings(_ref(document))
    assert [one.message_key for one in hung] == [str(card.body["message_id"])]


async def test_the_newest_copies_are_kept_current_and_older_ones_lose_their_buttons(
    desk: Desk,
) -> None:
    phone = desk.phone(CLERK)
    document = desk.office.has(an_incoming_document())
    cards = [await desk.card(CLERK, document) for _ in range(COPIES + 1)]
    await desk.tap(phone, "📥 Vào sổ")
    assert all("Văn bản đến số 1" in text(card) for card in cards)
    assert labels(cards[0]) == []
    hung = desk.office.store.work.hangings(_ref(document))
    assert [one.message_key for one in hung] == [str(c.body["message_id"]) for c in cards[:0:-1]]


async def test_the_leader_taps_a_step_with_questions_and_gets_the_first_one(desk: Desk) -> None:
    phone = desk.phone(LEADER)
    document = desk.office.has(an_incoming_document(IncomingState.REGISTERED, arrival_number=7))
    await desk.card(LEADER, document)
    await desk.tap(phone, "📌 Phân công")
    assert text(desk.last(phone)) == "Ai chủ trì? (chọn đúng một)"
    assert labels(desk.last(phone))[-1] == "Hủy"


def _ref(document: object) -> object:
    from core.card import Ref

    return Ref(document.area, document.id)
