"""Approving with a one-time code in the chat (P12)."""

from __future__ import annotations

import json

import pytest

from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.secrets import SecondFactor
from tests.bot.desk import Desk, text
from tests.factories import AGENCY, LEADER, NOW, PLANTS, SPECIALIST, an_id


@pytest.fixture
def checked(desk: Desk) -> OutgoingDocument:
    draft = {"sha256": "a" * 64, "name": "du thao.pdf", "size": 10, "by": "x", "at": "x"}
    return desk.office.has(
        OutgoingDocument(
            an_id("draft"),
            AGENCY.id,
            OutgoingState.CHECKED,
            SPECIALIST.id,
            NOW,
            unit_id=PLANTS.id,
            subject="V/v phòng dịch",
            signer_id=LEADER.id,
            drafts=[draft],
        )
    )


async def test_approving_takes_a_code_whose_message_is_deleted(
    desk: Desk, checked: OutgoingDocument
) -> None:
    phone = desk.phone(LEADER)
    desk.office.with_second_factor(LEADER)
    await desk.card(LEADER, checked)
    await desk.tap(phone, "✅ Duyệt")
    await desk.write(phone, "12345")
    assert "6 chữ số" in text(desk.last(phone))
    await desk.write(phone, "000000")
    assert "không đúng" in text(desk.last(phone))
    await desk.write(phone, "654 321")
    assert desk.office.now_is(checked).state is OutgoingState.APPROVED
    assert text(desk.last(phone)).startswith("Đã duyệt")
    written = [text(one) for one in phone.messages.values() if not one.from_bot]
    assert written == []
    everything = json.dumps([one.body for one in phone.messages.values()], ensure_ascii=False)
    assert "654" not in everything


async def test_five_wrong_codes_end_the_conversation(desk: Desk, checked: OutgoingDocument) -> None:
    phone = desk.phone(LEADER)
    desk.office.with_second_factor(LEADER)
    await desk.card(LEADER, checked)
    await desk.tap(phone, "✅ Duyệt")
    for _ in range(5):
        await desk.write(phone, "000000")
    assert "khóa 30 phút" in text(desk.last(phone))
    await desk.write(phone, "/huy")
    assert "không có câu nào" in text(desk.last(phone))
    assert desk.office.now_is(checked).state is OutgoingState.CHECKED


async def test_a_wrong_code_fed_again_is_counted_once(
    desk: Desk, checked: OutgoingDocument
) -> None:
    phone = desk.phone(LEADER)
    desk.office.store.work.put_second_factor(SecondFactor(LEADER.id, "sealed"))
    await desk.card(LEADER, checked)
    await desk.tap(phone, "✅ Duyệt")
    await desk.write(phone, "000000")
    desk.intake.again()
    await desk.settled()
    assert desk.office.store.work.second_factor(LEADER.id).failures == 1


async def test_the_picture_of_the_draft_is_shown_only_to_a_trusted_channel(
    desk: Desk, checked: OutgoingDocument
) -> None:
    desk.phone(LEADER)
    card = await desk.card(LEADER, checked)
    assert "photo" not in card.body
    assert desk.drawn == []
