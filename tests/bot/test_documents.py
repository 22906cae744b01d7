"""Files sent into the chat (R-1.2, R-6.5a)."""

from __future__ import annotations

import hashlib

import pytest

from bot.visit import Visit
from core.card import Area, Ref
from core.effects.notify import Notify
from core.outgoing.document import OutgoingDocument, OutgoingState
from tests.bot.desk import PDF, Desk, text
from tests.factories import LEADER, SPECIALIST, acting


def _drafts(desk: Desk) -> list[OutgoingDocument]:
    found = desk.office.store.work.entities.values()
    return [one for one in found if isinstance(one, OutgoingDocument)]


async def test_a_pdf_begins_a_draft_once_it_is_said_not_to_be_secret(desk: Desk) -> None:
    phone = desk.phone(SPECIALIST)
    await desk.upload(phone, name="../../etc/Tờ trình <b>.pdf")
    assert "độ mật" in text(desk.last(phone))
    assert desk.office.files.kept == {}
    assert desk.calls("getFile") == []
    await desk.tap(phone, "Không có độ mật")
    draft = _drafts(desk)[0]
    assert draft.state is OutgoingState.DRAFTING
    assert draft.draft.name == "Tờ trình <b>.pdf"
    assert draft.draft.sha256 == hashlib.sha256(PDF).hexdigest()
    assert "Tờ trình <b>" in text(desk.last(phone))
    assert text(desk.seen(phone)[-2]).startswith("Đã lưu dự thảo")


async def test_a_secret_document_is_never_fetched(desk: Desk) -> None:
    phone = desk.phone(SPECIALIST)
    await desk.upload(phone)
    question = desk.last(phone)
    answer = await desk.tap(phone, "Có độ mật")
    assert "xin xóa tin nhắn" in answer["text"]
    assert "xin xóa tin nhắn" in text(question)
    assert desk.office.files.kept == {}
    assert desk.calls("getFile") == []
    assert _drafts(desk) == []


async def test_the_same_answer_fed_again_begins_one_draft(desk: Desk) -> None:
    phone = desk.phone(SPECIALIST)
    await desk.upload(phone)
    upload = desk.intake.finished[-1]
    await desk.tap(phone, "Không có độ mật")
    desk.intake.again(upload)
    await desk.settled()
    desk.intake.again()
    await desk.settled()
    assert len(_drafts(desk)) == 1
    assert not desk.intake.failed


@pytest.mark.basis("R-6.5a")
async def test_only_a_pdf_is_taken(desk: Desk) -> None:
    phone = desk.phone(SPECIALIST)
    await desk.upload(phone, b"PK\x03\x04", "du thao.docx")
    assert "Chỉ nhận tệp PDF" in text(desk.last(phone))
    await desk.upload(phone, b"PK\x03\x04", "du thao.pdf")
    await desk.tap(phone, "Không có độ mật")
    assert "Chỉ nhận tệp PDF" in text(desk.seen(phone)[-2]) or "Chỉ nhận tệp PDF" in text(
        desk.seen(phone)[-3]
    )
    assert text(desk.last(phone)) == "Gửi tệp PDF của dự thảo:"
    await desk.upload(phone)
    assert len(_drafts(desk)) == 1


async def test_a_leader_is_told_that_drafts_are_not_the_leaders(desk: Desk) -> None:
    phone = desk.phone(LEADER)
    await desk.upload(phone)
    assert "không thuộc quyền" in text(desk.last(phone))


async def test_a_file_at_another_question_is_not_an_answer(desk: Desk) -> None:
    phone = desk.phone(SPECIALIST)
    await desk.upload(phone)
    await desk.upload(phone, name="khac.pdf")
    assert text(desk.last(phone)) == "Xin trả lời câu này trước đã."


async def test_a_new_version_said_to_be_secret_is_refused_before_it_is_sent(desk: Desk) -> None:
    phone = desk.phone(SPECIALIST)
    await desk.upload(phone)
    await desk.tap(phone, "Không có độ mật")
    await desk.tap(phone, "📄 Nộp bản mới")
    await desk.tap(phone, "Có độ mật")
    await desk.upload(phone, name="ban 2.pdf")
    assert len(_drafts(desk)[0].drafts) == 1


async def test_a_file_that_cannot_be_fetched_leaves_the_question_open(desk: Desk) -> None:
    phone = desk.phone(SPECIALIST)
    await desk.upload(phone)
    question = desk.last(phone)
    kept = desk.account.files._by_path
    desk.account.files._by_path = {}
    await desk.tap(phone, "Không có độ mật", question)
    assert _drafts(desk) == []
    desk.account.files._by_path = kept
    await desk.tap(phone, "Không có độ mật", question)
    assert len(_drafts(desk)) == 1


@pytest.mark.basis("R-1.2", "R-6.5b")
@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("%PDF-1.7 stamp:TỐI MẬT".encode(), "“TỐI MẬT” ở vùng đóng dấu"),
        (b"%PDF-1.7 %%EOF PK\x03\x04", "dữ liệu lạ nối sau"),
        (b"GIF89a %PDF-1.7", "vừa là .pdf vừa là một loại tệp khác"),
    ],
)
async def test_a_stamped_or_false_file_is_not_kept_and_the_question_stands(
    desk: Desk, content: bytes, said: str
) -> None:
    phone = desk.phone(SPECIALIST)
    await desk.upload(phone, content)
    await desk.tap(phone, "Không có độ mật")
    assert any(said in text(one) for one in desk.seen(phone)[-3:])
    assert text(desk.last(phone)) == "Gửi tệp PDF của dự thảo:"
    assert desk.office.files.kept == {}
    await desk.upload(phone, content, "lan hai.pdf")
    assert desk.office.files.kept == {}
    await desk.upload(phone)
    assert len(_drafts(desk)) == 1


@pytest.mark.parametrize("kind", ["502", "429", "reset-after-accept"])
@pytest.mark.parametrize("method", ["sendMessage", "editMessageText"])
async def test_what_was_decided_is_shown_although_telegram_failed_just_then(
    desk: Desk, kind: str, method: str
) -> None:
    phone = desk.phone(SPECIALIST)
    await desk.upload(phone, name="Tờ trình.pdf")
    desk.account.faults.add({"kind": kind, "method": method})
    await desk.tap(phone, "Không có độ mật")
    assert len(_drafts(desk)) == 1
    assert "Tờ trình" in text(desk.last(phone))
    assert not desk.intake.failed


@pytest.mark.parametrize(("kind", "labelled"), [("429", False), ("reset-after-accept", True)])
async def test_a_card_that_cannot_be_shown_now_is_shown_by_the_outbox(
    desk: Desk, kind: str, labelled: bool
) -> None:
    phone = desk.phone(SPECIALIST)
    await desk.upload(phone)
    await desk.tap(phone, "Không có độ mật")
    (draft,) = _drafts(desk)
    who = (acting(SPECIALIST), SPECIALIST.id, phone.user["id"])
    visit = Visit(desk.bot, desk.ports, desk.channel, *who, update_id=1)
    desk.account.faults.add({"kind": kind, "method": "sendMessage"})
    await visit.shows(Ref(Area.OUTGOING, draft.id))
    (posted,) = [one for one in desk.office.asked(Notify) if one.document_id == draft.id]
    assert (posted.person_id, posted.again) == (SPECIALIST.id, labelled)
