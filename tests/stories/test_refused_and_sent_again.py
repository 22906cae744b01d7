"""One receiver refuses, with its reason; the sender sends again; both offices keep both sendings."""

from __future__ import annotations

import pytest

from tests.stories.journeys import ON_BOTH_DATABASES, THEIRS, Letter, a_letter_about, goes_through
from tests.stories.people import Someone, Town, until, words

pytestmark = ON_BOTH_DATABASES
SUBJECT = "V/v phối hợp kiểm tra vật tư nông nghiệp đầu vụ"
WHY = "Không mở được tệp kèm theo, đề nghị gửi lại."
MENDED = "Đã gọi điện cho văn thư Sở Công Thương"


def _refuses(clerk: Someone, on: str, check: str, why: str) -> None:
    clerk.taps("Từ chối", on=on)
    clerk.taps("Trang sau", on="Lý do từ chối")
    clerk.taps(f"{check} ·", on="Lý do từ chối")
    clerk.taps("Xong", on="Lý do từ chối")
    clerk.asked("Ghi rõ lý do")
    clerk.says(why)


def _of(town: Town, subject: str) -> list[str]:
    """The identifiers under which the exchange was given this subject for the other agency."""
    rows = [row for row in town.sent() if row["kind"] == "document" and THEIRS in row["to"]]
    return [row["document_uid"] for row in rows if row["subject"] == subject]


@pytest.mark.basis("R-5.4", "R-8.1b", "R-8.3", "R-9.3", "R-9.4a", "R-10.3b")
def test_the_refused_document_is_sent_again_to_that_one_and_registered(town: Town) -> None:
    clerk, theirs = town.having("clerk"), town.having("clerk", agency=THEIRS)
    Letter(town, SUBJECT, a_letter_about(SUBJECT, urgency="KHẨN"), urgency="Khẩn").goes_out()
    clerk.sees(SUBJECT, "UBND tỉnh (minh họa): đã tiếp nhận")
    assert "Gửi lại" not in str(clerk.offered(SUBJECT))

    _refuses(theirs, SUBJECT, "C10", WHY)
    theirs.sees(SUBJECT, "Đã từ chối", f"Lý do (C10): {WHY} – {theirs.name}")
    clerk.sees(SUBJECT, "từ chối nhận văn bản")
    board = clerk.sees(
        SUBJECT, f"❗ Sở Công Thương (minh họa): từ chối nhận: C10: {WHY} ({theirs.name})"
    )
    assert "UBND tỉnh (minh họa): đã tiếp nhận" in words(board)

    goes_through(
        clerk, "Gửi lại", SUBJECT,
        [
            ("Gửi lại cho nơi nhận nào?", "Sở Công Thương"),
            ("Đã khắc phục gì", f"/{MENDED}"),
            ("xin kiểm tra lại", "Xác nhận"),
        ],
        done="Cả hai lần gửi được lưu vết.",
    )  # fmt: skip
    clerk.sees(SUBJECT, "⏳ Sở Công Thương (minh họa): đã đến", f"{WHY} – {theirs.name}")
    arrived = words(
        theirs.sees(SUBJECT, "Nơi gửi gửi lại (lần 2)", theirs.name, WHY, "KHẨN", "C12")
    )
    assert "✘" not in arrived
    assert "trùng" not in arrived
    theirs.sees(SUBJECT, "Đã từ chối", "Nơi gửi đã gửi bản mới")
    assert len(_of(town, SUBJECT)) == 2
    assert len(set(_of(town, SUBJECT))) == 1
    theirs.taps("Vào sổ", on="gửi lại (lần 2)")
    theirs.sees("Văn bản đến số 1", SUBJECT)
    assert not any("Gói tin trùng" in words(one) for one in theirs.messages())

    card = clerk.sees(SUBJECT, "Sở Công Thương (minh họa): đã tiếp nhận")
    assert f"{clerk.name} gửi lại lúc" in words(card)
    assert MENDED in words(card)
    assert "Gửi lại" not in str(clerk.offered(SUBJECT))


@pytest.mark.basis("R-9.4b", "R-8.1b", "R-9.3")
def test_a_fault_of_the_document_itself_is_mended_by_a_replacement(town: Town) -> None:
    clerk, theirs = town.having("clerk"), town.having("clerk", agency=THEIRS)
    specialist = town.having("specialist")
    wrong, right = "V/v lịch kiểm tra liên ngành tháng 12", "V/v lịch kiểm tra liên ngành quý I"
    Letter(town, wrong, a_letter_about(wrong)).goes_out()
    _refuses(theirs, wrong, "C9", "Sai thời gian kiểm tra, đề nghị gửi văn bản đúng.")
    clerk.sees(wrong, "Sở Công Thương (minh họa): từ chối nhận: C9: Sai thời gian")

    clerk.taps("Thay thế", on=wrong)
    specialist.sees("Thay thế một văn bản đã phát hành", "Đang soạn")
    mended = Letter(town, right, a_letter_about(right))
    specialist.taps("Nộp bản mới", on="Thay thế một văn bản đã phát hành")
    specialist.taps("Không có độ mật", on="độ mật")
    specialist.asked("Gửi tệp PDF")
    specialist.uploads(mended.file_name, mended.pdf)
    specialist.sees("Các bản cũ vẫn được giữ.")
    specialist.sees("Thay thế một văn bản đã phát hành", "(bản 1,")
    mended.is_submitted("Thay thế một văn bản", town.having("leader"))
    mended.is_approved(right)
    mended.is_sent(right)

    theirs.sees(right, "Thay thế, cập nhật một văn bản đã nhận", "C12")
    theirs.sees(wrong, "Đã từ chối", "Nơi gửi đã gửi bản mới")
    theirs.taps("Vào sổ", on=right)
    clerk.sees(right, "Sở Công Thương (minh họa): đã tiếp nhận")
    until(lambda: len(_of(town, right)) == 1, "one package of the replacement")
