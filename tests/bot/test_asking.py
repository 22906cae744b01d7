"""A conversation: buttons and words, ticks, dates said back, codes, going back, crashes."""

from __future__ import annotations

import json

import pytest

from bot.run import build
from core.incoming.document import IncomingDocument, IncomingState
from tests.bot.desk import Desk, labels, text
from tests.factories import (
    CLERK,
    HEAD,
    HEAD_2,
    LEADER,
    an_incoming_document,
)


@pytest.fixture
def registered(desk: Desk) -> IncomingDocument:
    document = an_incoming_document(IncomingState.REGISTERED, arrival_number=7)
    return desk.office.has(document)


async def test_a_leader_assigns_by_buttons_and_words_and_confirms(
    desk: Desk, registered: IncomingDocument
) -> None:
    phone = desk.phone(LEADER)
    await desk.card(LEADER, registered)
    await desk.tap(phone, "📌 Phân công")
    first = desk.last(phone)
    lead = next(label for label in labels(first) if HEAD.name in label)
    await desk.tap(phone, lead)
    assert lead in text(first)
    assert not labels(first)
    other = next(label for label in labels(desk.last(phone)) if HEAD_2.name in label)
    ticking = desk.last(phone)
    await desk.tap(phone, other)
    assert desk.last(phone) is ticking
    assert other.replace("☐", "☑") in labels(ticking)
    await desk.tap(phone, "Xong")
    await desk.write(phone, "P. Trồng trọt chủ trì <b>báo cáo</b> & đề xuất")
    await desk.write(phone, "5 ngày làm việc")
    assert "đúng không?" in text(desk.last(phone))
    await desk.tap(phone, "Nhập lại")
    await desk.write(phone, "3 ngày làm việc")
    await desk.tap(phone, "Đúng")
    await desk.tap(phone, "Như hạn của chủ trì")
    summary = text(desk.last(phone))
    assert "báo cáo</b> & đề xuất" in summary
    answer = await desk.tap(phone, "Xác nhận")
    assert answer["text"] == "Đã phân công. Người xử lý nhận thẻ ngay."
    assert desk.office.now_is(registered).state is IncomingState.ASSIGNED
    assert len(desk.office.store.work.tasks_of(registered.id)) == 2
    assert not desk.intake.failed


async def test_an_answer_that_will_not_do_leaves_the_question_open(
    desk: Desk, registered: IncomingDocument
) -> None:
    phone = desk.phone(LEADER)
    await desk.card(LEADER, registered)
    await desk.tap(phone, "📌 Phân công")
    await desk.write(phone, "ai cũng được")
    assert "chọn một trong các nút" in text(desk.last(phone))
    lead = next(x for x in labels(desk.seen(phone)[-2]) if HEAD.name in x)
    await desk.tap(phone, lead)
    assert "Ai phối hợp?" in text(desk.last(phone))


async def test_a_typed_answer_fed_again_does_not_answer_the_next_question(
    desk: Desk, registered: IncomingDocument
) -> None:
    phone = desk.phone(LEADER)
    await desk.card(LEADER, registered)
    await desk.tap(phone, "📌 Phân công")
    await desk.tap(phone, next(x for x in labels(desk.last(phone)) if HEAD.name in x))
    await desk.tap(phone, "Xong")
    await desk.write(phone, "5 ngày làm việc")  # the directive, though it reads like a deadline
    assert "Hạn của chủ trì?" in text(desk.last(phone))
    desk.intake.again()
    await desk.settled()
    kept = json.loads(desk.conversations.kept[f"talk:{LEADER.id.hex}"])
    assert set(kept["asked"]["interview"]["answers"]) == {"lead", "coordinators", "directive"}
    assert kept["asked"]["interview"]["pending"] is None
    assert "Hạn của chủ trì?" in text(desk.last(phone))


async def test_a_button_of_an_older_question_answers_nothing(
    desk: Desk, registered: IncomingDocument
) -> None:
    phone = desk.phone(LEADER)
    await desk.card(LEADER, registered)
    await desk.tap(phone, "📌 Phân công")
    old = desk.last(phone)
    lead = next(x for x in labels(old) if HEAD.name in x)
    markup = old.markup
    await desk.tap(phone, lead)
    old.markup = markup
    answer = await desk.tap(phone, lead, old)
    assert answer["text"] == "Câu hỏi này đã qua."
    assert not labels(old)


async def test_cancelling_by_button_or_command_changes_nothing(
    desk: Desk, registered: IncomingDocument
) -> None:
    phone = desk.phone(LEADER)
    await desk.card(LEADER, registered)
    await desk.tap(phone, "📌 Phân công")
    answer = await desk.tap(phone, "Hủy")
    assert answer["text"].startswith("Đã hủy")
    await desk.tap(phone, "📌 Phân công")
    await desk.write(phone, "/huy")
    assert "Đã hủy" in text(desk.last(phone))
    await desk.write(phone, "/huy")
    assert "không có câu nào" in text(desk.last(phone))
    assert desk.office.now_is(registered).state is IncomingState.REGISTERED


async def test_a_question_is_dropped_when_another_step_begins(
    desk: Desk, registered: IncomingDocument
) -> None:
    phone = desk.phone(LEADER)
    card = await desk.card(LEADER, registered)
    await desk.tap(phone, "📌 Phân công")
    first = desk.last(phone)
    await desk.tap(phone, "📌 Phân công", card)
    assert "Đã bỏ câu này" in text(first)
    assert "Ai chủ trì?" in text(desk.last(phone))


async def test_a_document_that_moved_meanwhile_ends_the_conversation(
    desk: Desk, registered: IncomingDocument
) -> None:
    phone = desk.phone(LEADER)
    await desk.card(LEADER, registered)
    await desk.tap(phone, "📌 Phân công")
    question = desk.last(phone)
    desk.office.store.work.save(desk.office.now_is(registered))
    answer = await desk.tap(phone, labels(question)[0], question)
    assert "thay đổi" in answer["text"]
    assert answer["show_alert"] is True
    await desk.write(phone, "/huy")
    assert "không có câu nào" in text(desk.last(phone))


async def test_words_without_a_question_get_a_hint(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    await desk.write(phone, "chào bạn")
    assert "/viec" in text(desk.last(phone))


@pytest.mark.parametrize("kind", ["502", "reset-after-accept"])
async def test_a_question_lost_on_the_way_is_asked_again_and_nothing_is_answered_twice(
    desk: Desk, registered: IncomingDocument, kind: str
) -> None:
    phone = desk.phone(LEADER)
    await desk.card(LEADER, registered)
    await desk.tap(phone, "📌 Phân công")
    lead = next(x for x in labels(desk.last(phone)) if HEAD.name in x)
    desk.account.faults.add({"kind": kind, "method": "sendMessage"})
    await desk.tap(phone, lead)
    assert "Ai phối hợp?" in text(desk.last(phone))
    await desk.tap(phone, "Xong")
    assert "Ý kiến chỉ đạo" in text(desk.last(phone))
    assert not desk.intake.failed


async def test_an_open_question_survives_a_restart(
    desk: Desk, registered: IncomingDocument
) -> None:
    phone = desk.phone(LEADER)
    await desk.card(LEADER, registered)
    await desk.tap(phone, "📌 Phân công")
    offset = desk.parts.poller.offset
    desk.parts = build(desk.ports, desk.bot, desk.channel, wait=1)
    desk.parts.poller.offset = offset
    await desk.tap(phone, next(x for x in labels(desk.last(phone)) if HEAD.name in x))
    assert "Ai phối hợp?" in text(desk.last(phone))
