"""Hỏa tốc to three receivers, of which one never answers: nobody is forgotten (Điều 10 khoản 3)."""

from __future__ import annotations

import pytest

from tests.stories.journeys import (
    ON_BOTH_DATABASES,
    OURS,
    THEIRS,
    Letter,
    a_letter_about,
    assigns,
)
from tests.stories.people import Someone, Town, words

pytestmark = ON_BOTH_DATABASES
SUBJECT = "V/v sơ tán dân vùng sạt lở trước 18 giờ"
LATER = "V/v khôi phục giao thông sau bão"
PROVINCE, TRADE, SILENT = (
    "UBND tỉnh (minh họa)", "Sở Công Thương (minh họa)", "Sở Tài chính (minh họa)",
)  # fmt: skip


def _times(person: Someone, *parts: str) -> int:
    return sum(all(part in words(one) for part in parts) for one in person.messages())


def _confirms(clerk: Someone, receiver: str, manner: str) -> None:
    clerk.taps("Xác nhận đã đến nơi", on=SUBJECT)
    clerk.taps(receiver, on="nơi nhận nào?")
    clerk.taps(manner, on="bằng cách nào?")
    clerk.taps("Vừa xong")
    clerk.sees(SUBJECT, f"📬 {receiver}: xác nhận lúc")


def _attested(town: Town, clerk: Someone) -> None:
    """The record of who had it is drawn up, sealed with the agency's key, and there to be taken home."""
    clerk.taps("Lập biên bản khẩn", on=SUBJECT)
    clerk.sees(
        "Biên bản khẩn ·", "🔴 HỎA TỐC", "Đã xác nhận: 3/3 nơi nhận", "chờ ký số của cơ quan"
    )
    clerk.taps("Nộp biên bản đã ký số", on="Biên bản khẩn ·")
    clerk.asked("ký trên đúng biên bản")
    facts = {"account": clerk.account, "as": "attestation"}
    answer = town.office.post("/demo/sign", json=facts)
    assert answer.status_code == 200, answer.text
    clerk.uploads("da ky.pdf", answer.content)
    clerk.sees(
        "Biên bản khẩn đã ký số xong", "Đã ký số của cơ quan; kiểm tra được khi không có mạng"
    )


@pytest.mark.basis("R-6.2b", "R-6.2c", "R-9.4a", "R-10.3a", "R-10.3b")
def test_the_sender_sees_who_is_silent_and_confirms_each_delivery(town: Town) -> None:
    clerk, second = town.having("clerk"), town.having("clerk", 1)
    leader = town.having("leader")
    theirs, their_leader, their_head = (
        town.having(role, agency=THEIRS) for role in ("clerk", "leader", "unit_head")
    )
    pdf = a_letter_about(SUBJECT, urgency="HỎA TỐC")
    receivers = "UBND tỉnh; Sở Công Thương; Sở Tài chính"
    Letter(town, SUBJECT, pdf, receivers, "Hỏa tốc").goes_out()
    board = words(
        clerk.sees(SUBJECT, "🔴 HỎA TỐC", f"⏳ {PROVINCE}", f"⏳ {TRADE}", f"⏳ {SILENT}")
    )
    assert "📬" not in board
    clerk.sees(
        f"⏳ {PROVINCE}: đã tiếp nhận, chưa xác nhận",
        f"⏳ {TRADE}: đã đến, chưa xác nhận",
        f"⏳ {SILENT}: đã gửi, chưa có xác nhận",
    )

    rung = theirs.sees("🔴 HỎA TỐC", SUBJECT, "C12")
    assert not rung["silent"]
    town.advance("PT6M")
    theirs.sees("Nhắc khẩn lần", SUBJECT)
    town.advance("PT6M")
    their_leader.sees("chưa xác nhận văn bản khẩn này", SUBJECT)
    for one in (clerk, second):
        one.sees(SUBJECT, f"Chưa thấy báo đã đến: {SILENT} (10 phút)")
        one.sees("Nhắc khẩn lần", SUBJECT)
    leader.sees("chưa xác nhận văn bản khẩn này", SUBJECT)
    theirs.taps("Đã nhận", on=SUBJECT)
    theirs.taps("Vào sổ", on=SUBJECT)
    clerk.sees(SUBJECT, f"⏳ {TRADE}: đã tiếp nhận, chưa xác nhận", f"⏳ {SILENT}: đã gửi")
    assigns(their_leader, SUBJECT, their_head, ())
    their_head.sees("🔴 HỎA TỐC", "Chủ trì văn bản đến", SUBJECT)
    their_head.taps("Đã nhận", on=SUBJECT)
    clerk.sees(SUBJECT, f"⏳ {TRADE}: đang xử lý, chưa xác nhận", f"⏳ {SILENT}: đã gửi")

    _confirms(clerk, TRADE, "Nơi nhận trả lời bằng văn bản")
    _confirms(clerk, PROVINCE, "Gọi điện")
    assert "Mọi nơi nhận đã có văn bản" not in words(clerk.sees(SUBJECT, f"⏳ {SILENT}"))
    _confirms(clerk, SILENT, "Gọi điện")
    clerk.taps("Đã in, đóng dấu", on=SUBJECT)
    card = words(clerk.sees(SUBJECT, "Mọi nơi nhận đã có văn bản"))
    assert card.count(": xác nhận lúc") == 3
    assert f"({clerk.name} ghi)" in card
    assert "Xác nhận đã đến nơi" not in str(clerk.offered(SUBJECT))

    _attested(town, clerk)

    everybody = (clerk, second, leader, theirs, their_leader, their_head)
    called = [_times(one, SUBJECT) for one in everybody]
    for agency, one in ((OURS, clerk), (THEIRS, theirs)):
        town.letter(subject=LATER, urgency=3, to=agency)
        one.sees("🔴 HỎA TỐC", LATER)
    town.advance("PT2H")
    for one in (clerk, theirs):  # who is called again is called over the new one alone
        one.sees("Nhắc khẩn lần", LATER)
    assert [_times(one, SUBJECT) for one in everybody] == called
