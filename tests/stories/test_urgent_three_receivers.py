"""Hỏa tốc to three receivers, of which one never answers: nobody is forgotten (Điều 10 khoản 3)."""

from __future__ import annotations

import pytest

from tests.stories.journeys import ON_BOTH_DATABASES, THEIRS, Letter, a_letter_about
from tests.stories.people import Someone, Town, words

pytestmark = ON_BOTH_DATABASES
SUBJECT = "V/v sơ tán dân vùng sạt lở trước 18 giờ"
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


@pytest.mark.basis("R-6.2b", "R-6.2c", "R-9.4a", "R-10.3a", "R-10.3b")
def test_the_sender_sees_who_is_silent_and_confirms_each_delivery(town: Town) -> None:
    clerk, second = town.having("clerk"), town.having("clerk", 1)
    theirs, their_leader = (town.having(role, agency=THEIRS) for role in ("clerk", "leader"))
    pdf = a_letter_about(SUBJECT, urgency="HỎA TỐC")
    receivers = "UBND tỉnh; Sở Công Thương; Sở Tài chính"
    Letter(town, SUBJECT, pdf, receivers, "Hỏa tốc").goes_out()
    board = words(
        clerk.sees(SUBJECT, "🔴 HỎA TỐC", f"⏳ {PROVINCE}", f"⏳ {TRADE}", f"⏳ {SILENT}")
    )
    assert "📬" not in board

    rung = theirs.sees("🔴 HỎA TỐC", SUBJECT, "C12")
    assert not rung["silent"]
    town.advance("PT6M")
    theirs.sees("Nhắc khẩn lần", SUBJECT)
    town.advance("PT6M")
    their_leader.sees("chưa xác nhận văn bản khẩn này", SUBJECT)
    for one in (clerk, second):
        one.sees(SUBJECT, f"Chưa thấy báo đã đến: {SILENT} (10 phút)")
    theirs.taps("Đã nhận", on=SUBJECT)
    theirs.taps("Vào sổ", on=SUBJECT)

    _confirms(clerk, TRADE, "Nơi nhận trả lời bằng văn bản")
    _confirms(clerk, PROVINCE, "Gọi điện")
    assert "Mọi nơi nhận đã có văn bản" not in words(clerk.sees(SUBJECT, f"⏳ {SILENT}"))
    _confirms(clerk, SILENT, "Gọi điện")
    clerk.taps("Đã in, đóng dấu", on=SUBJECT)
    card = words(clerk.sees(SUBJECT, "Mọi nơi nhận đã có văn bản"))
    assert card.count(": xác nhận lúc") == 3
    assert f"({clerk.name} ghi)" in card
    assert "Xác nhận đã đến nơi" not in str(clerk.offered(SUBJECT))

    called = _times(theirs, "Nhắc khẩn", SUBJECT)
    told = _times(clerk, "Chưa thấy báo đã đến", SILENT)
    town.advance("PT2H")
    town.letter(subject="V/v văn bản đến sau đó", urgency=0)
    clerk.sees("V/v văn bản đến sau đó")
    assert _times(theirs, "Nhắc khẩn", SUBJECT) == called
    assert _times(clerk, "Chưa thấy báo đã đến", SILENT) == told
