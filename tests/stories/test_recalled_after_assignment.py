"""A document is taken back after the receiver's leader has given it out: every copy, every hand."""

from __future__ import annotations

import re
from datetime import date, datetime

import httpx
import pytest

from adapters.edxml.build import build
from adapters.edxml.status import build_status
from core.exchange.package import Attachment, Organ, Package, PackageKind, Replied, StatusNotice
from core.exchange.status import ExchangeStatus
from tests.stories.journeys import (
    ON_BOTH_DATABASES,
    OURS,
    PROVINCE,
    THEIRS,
    Letter,
    a_letter_about,
    assigns,
    goes_through,
)
from tests.stories.people import Someone, Town, buttons, until, words

pytestmark = ON_BOTH_DATABASES
SUBJECT = "V/v số liệu diện tích lúa nhiễm bệnh đạo ôn"
PLAIN = "so lieu dien tich lua nhiem benh dao on"
REASON = "Nhầm số liệu tại phụ lục 2."
NOTHING = "Không thấy văn bản nào"
GONE = "Nơi gửi đã thu hồi văn bản"
STOPPED = "Văn bản đã bị nơi gửi thu hồi. Dừng xử lý."


def _signs_in(page: httpx.Client, town: Town, who: Someone) -> None:
    """The same person at the office's pages, with the password that the demo shows."""
    rows = town.office.get("/demo/people").json()
    password = next(row["password"] for row in rows if row["account"] == who.account)
    facts = {"account": who.account, "password": password, "after": "/so"}
    assert page.post("/dang-nhap", data=facts).status_code == 303


def _tells(person: Someone, command: str, *parts: str) -> dict[str, object]:
    """What the bot answers to this command from now on, until it says all the parts."""
    known = {one["message_id"] for one in person.messages()}
    person.says(command)

    def look() -> dict[str, object] | None:
        for one in person.messages():
            new = one["from_bot"] and one["message_id"] not in known
            if new and all(part in words(one) for part in parts):
                return one
        return None

    return until(look, f"{person.name} asks {command} and reads {parts}")


def _is_recalled(leader: Someone) -> None:
    goes_through(
        leader, "Thu hồi", SUBJECT,
        [
            ("dùng “Đính chính”. Sai nội dung: dùng “Thay thế”. Vẫn thu hồi?", "Vẫn thu hồi"),
            ("Thu hồi ở nơi nhận nào?", "Tất cả nơi nhận"),
            ("Lý do thu hồi (ít nhất", f"/{REASON}"),
            ("Số, ký hiệu văn bản thu hồi", "Chỉ đạo trực tiếp của người ký"),
            ("xin kiểm tra lại", "Xác nhận"),
        ],
        done="Các nơi nhận đang được báo.",
    )  # fmt: skip


def _the_province_agrees(town: Town) -> None:
    """The third office answers over the exchange, as its own system would."""
    sent = next(row for row in town.sent() if row.get("subject") == SUBJECT)
    at = datetime.fromisoformat(town.advance("PT1M"))
    notice = StatusNotice(
        Organ(PROVINCE, "UBND tỉnh (minh họa)"), OURS, sent["document_uid"], "01/SNNMT-TT",
        ExchangeStatus.RECALL_AGREED, at, description="Đã hủy bản điện tử",
    )  # fmt: skip
    town.delivers(build_status(notice), OURS)


@pytest.mark.basis("R-8.2a", "R-8.2b", "R-9.4a", "R-9.4b")
def test_a_recall_reaches_every_holder_and_the_sender_sees_who_has_cancelled(town: Town) -> None:
    clerk, leader = town.having("clerk"), town.having("leader")
    theirs, director = town.having("clerk", agency=THEIRS), town.having("leader", agency=THEIRS)
    lead, helper = (town.having("unit_head", number, THEIRS) for number in (0, 1))
    doer = town.having("specialist", agency=THEIRS)
    Letter(town, SUBJECT, a_letter_about(SUBJECT)).goes_out()
    theirs.taps("Vào sổ", on=SUBJECT)
    assigns(director, SUBJECT, lead, [helper])
    helper.taps("Đã nhận", on=SUBJECT)
    lead.taps("Chuyển tiếp", on=SUBJECT)
    lead.taps(doer.name, on="Chuyển tiếp cho ai?")
    lead.asked("Ghi chú cho")
    lead.says("Soạn giúp văn bản trả lời.")
    doer.taps("Đã nhận", on=SUBJECT)
    doer.taps("Soạn trả lời", on=SUBJECT)
    doer.sees("Dự thảo", "Đang soạn")
    clerk.sees(SUBJECT, "Sở Công Thương (minh họa): đang xử lý")
    with httpx.Client(base_url=town.office.base_url, timeout=30, trust_env=False) as page:
        _signs_in(page, town, theirs)
        register = page.get("/so").text
        (card,) = re.findall(r'href="(/the/incoming/[^"]+)"', register)
        (file,) = re.findall(r'href="(/files/incoming/[^"]+)"', page.get(card).text)
        assert page.get(file).content.startswith(b"%PDF-")
        _is_recalled(leader)

        board = words(leader.sees(SUBJECT, "ra lệnh thu hồi", "Đã hủy: 0/2 nơi nhận"))
        assert "⏳ Sở Công Thương (minh họa): đã báo thu hồi, chưa hủy" in board
        assert "⏳ UBND tỉnh (minh họa): đã báo thu hồi, chưa hủy" in board
        _stands_still_at_the_receivers(theirs, director, [lead, helper, doer])
        answer = page.get(file)
        assert answer.status_code == 410
        assert SUBJECT not in page.get(card).text
        _every_holder_confirms(theirs, [helper, doer])

        theirs.taps("Hủy văn bản & báo lại", on="Văn bản đến số 1")
        theirs.taps("Xác nhận", on="xin kiểm tra lại")
        theirs.sees("Văn bản đến số 1", "Đã hủy theo thông báo thu hồi")
        half = words(clerk.sees(SUBJECT, "⛔ Sở Công Thương (minh họa): đã hủy lúc", "Đã hủy: 1/2"))
        assert "⏳ UBND tỉnh (minh họa): đã báo thu hồi, chưa hủy" in half
        _tells(clerk, "/viec", SUBJECT)
        _the_province_agrees(town)
        clerk.sees(SUBJECT, "⛔ UBND tỉnh (minh họa): đã hủy lúc", "Mọi nơi nhận đã hủy (2)")
        register = page.get("/so").text
        assert 'class="struck"' in register
        assert "Thu hồi theo" in register
    _tells(theirs, "/sovanban", "Văn bản đến số 1", "Đã hủy theo thông báo thu hồi")
    assert "Thu hồi" not in str(leader.offered(SUBJECT))


def _stands_still_at_the_receivers(
    clerk: Someone, director: Someone, holders: list[Someone]
) -> None:
    """Told at once, nothing of the content shown, found or worked on."""
    clerk.sees("Văn bản đến số 1", "dừng xử lý, chờ văn thư hủy", f"Lý do: {REASON}")
    lead, helper, doer = holders
    lead.sees(STOPPED)
    for person in (helper, doer):
        person.sees(GONE, "văn bản đến số 1")
        assert not any("Đã nhận" in one["text"] for m in person.messages() for one in buttons(m))
    doer.sees("Dự thảo", "Văn bản mà dự thảo này trả lời đã bị nơi gửi thu hồi")
    doer.sees("Dự thảo", "Văn bản được trả lời đã bị nơi gửi thu hồi lúc")
    for person in (clerk, director, lead, helper):
        until(lambda p=person: _nothing_said_of_it(p), f"{person.name} reads nothing of it")
        _tells(person, f"/tim {PLAIN}", NOTHING)


def _nothing_said_of_it(person: Someone) -> bool:
    """Whoever holds no draft of his own about it."""
    return not any(SUBJECT in words(one) for one in person.messages() if one["from_bot"])


def _every_holder_confirms(clerk: Someone, holders: list[Someone]) -> None:
    clerk.sees("Văn bản đến số 1", "Đã dừng xử lý: 0/2 người xác nhận")
    for number, person in enumerate(holders, start=1):
        _tells(person, "/viec", "văn bản đến số 1")
        person.taps("Đã dừng", on=GONE)
        clerk.sees("Văn bản đến số 1", f"Đã dừng xử lý: {number}/2 người xác nhận")
    empty = _tells(holders[0], "/viec")
    assert "văn bản đến số 1" not in words(empty)


@pytest.mark.basis("R-8.2a", "R-8.2b")
def test_a_recall_that_overtakes_its_document_holds_when_it_comes(town: Town, a_pdf: bytes) -> None:
    clerk = town.having("clerk")
    uid, day = f"{PROVINCE},2026/11/20,777/UBND-NN", date(2026, 11, 20)
    sender, receivers = Organ(PROVINCE, "UBND tỉnh (minh họa)"), (Organ(OURS, "Sở NN"),)
    subject = "V/v giao chỉ tiêu trồng rừng năm 2027"
    document = Package(
        sender, receivers, uid, "777", "UBND-NN", subject, place="Thanh Hóa", issued_on=day,
        type_name="Công văn", attachments=(Attachment("777.pdf", a_pdf, "application/pdf"),),
    )  # fmt: skip
    notice = Package(
        sender, receivers, f"{PROVINCE},2026/11/23,TH0-777/UBND-NN", "", "UBND-VP",
        "Thu hồi văn bản", kind=PackageKind.RECALL, place="Thanh Hóa", issued_on=date(2026, 11, 23),
        content=REASON, replies_to=(Replied(PROVINCE, "777/UBND-NN", uid),),
    )  # fmt: skip
    at = datetime.fromisoformat(town.advance("PT1M"))
    town.delivers(build(notice, at), OURS)
    clerk.sees("Thông báo thu hồi không khớp văn bản nào", "777/UBND-NN")
    before = sum(row.get("status") == "15" for row in town.sent())

    town.delivers(build(document, at), OURS)
    clerk.sees("Gói tin đã xem", "777/UBND-NN đến sau thông báo thu hồi", "thu hồi ngay khi đến")
    clerk.sees("777/UBND-NN", "dừng xử lý, chờ văn thư hủy", f"Lý do: {REASON}")
    until(lambda: _nothing_of(clerk, subject), "the content is not shown")
    _tells(clerk, "/tim giao chi tieu trong rung", NOTHING)
    clerk.taps("Hủy văn bản & báo lại", on="777/UBND-NN")
    clerk.taps("Xác nhận", on="xin kiểm tra lại")
    clerk.sees("777/UBND-NN", "Đã hủy theo thông báo thu hồi")
    until(
        lambda: sum(row.get("status") == "15" for row in town.sent()) == before + 1,
        "one report to the sender",
    )


def _nothing_of(person: Someone, subject: str) -> bool:
    return not any(subject in words(one) for one in person.messages() if one["from_bot"])
