"""A dossier from the task to the archive, through the chat (R-8.3a-1, R-3.15, R-3.10)."""

from __future__ import annotations

import pytest

from tests.stories.journeys import ON_BOTH_DATABASES, assigns
from tests.stories.people import Someone, Town, words

pytestmark = ON_BOTH_DATABASES
SUBJECT = "V/v rà soát hồ chứa nước trước mùa lũ"
LATER = "V/v bổ sung danh mục hồ chứa nước"


def _works_on(town: Town, subject: str) -> Someone:
    """A letter that has come to the head of a unit, who has it in hand."""
    town.letter(subject=subject, urgency=0)
    clerk, leader, head = (town.having(role) for role in ("clerk", "leader", "unit_head"))
    clerk.taps("Vào sổ", on=subject)
    assigns(leader, subject, head, ())
    head.taps("Đã nhận", on=subject)
    head.sees(subject, "Đang xử lý")
    return head


@pytest.mark.basis("R-8.3a-1", "R-3.15", "R-3.10", "R-14.3")
def test_a_dossier_is_begun_filled_closed_sent_back_and_taken_over(town: Town) -> None:
    archivist = town.having("archivist")
    head = _works_on(town, SUBJECT)
    head.says("/hoso")
    head.sees("chưa lập hồ sơ nào")
    head.taps("Lập hồ sơ", on=SUBJECT)
    head.sees("Số, ký hiệu hồ sơ?")
    head.says("hồ chứa")
    head.sees("ví dụ 01.TCCB")
    head.says("1. tt")
    head.taps(SUBJECT, on="Tiêu đề hồ sơ?")
    head.taps("10 năm", on="Thời hạn bảo quản?")
    head.taps("Công khai", on="Chế độ sử dụng?")
    card = head.sees("Hồ sơ 01.TT năm 2026", "1. Đến", SUBJECT)
    assert "000.00.02.H56.2026.01.TT" in words(card)

    _works_on(town, LATER)
    head.taps("Đưa vào hồ sơ", on=LATER)
    head.taps("01.TT", on="Đưa vào hồ sơ nào?")
    head.sees("Hồ sơ 01.TT năm 2026", "2. Đến", LATER)

    head.taps("Kết thúc hồ sơ", on="Hồ sơ 01.TT năm 2026")
    refused = head.taps("Không có ghi chú.", on="Ghi chú của hồ sơ")
    assert "chưa xong. Xin hoàn thành việc" in str(refused)
    for subject in (SUBJECT, LATER):
        head.taps("Hoàn thành", on=subject)
        head.says("Đã báo cáo UBND tỉnh.")
        head.sees(subject, "Đã hoàn thành")
    head.taps("Kết thúc hồ sơ", on="Hồ sơ 01.TT năm 2026")
    head.taps("Không có ghi chú.", on="Ghi chú của hồ sơ")
    head.sees("Hồ sơ 01.TT", "đã kết thúc, chưa nộp lưu")
    head.taps("Nộp lưu", on="Hồ sơ 01.TT năm 2026")
    head.taps("Xác nhận", on="xin kiểm tra lại")

    archivist.sees("Hồ sơ 01.TT năm 2026", SUBJECT, LATER)
    archivist.taps("Trả lại", on="Hồ sơ 01.TT năm 2026")
    archivist.says("Thiếu văn bản trả lời UBND tỉnh.")
    head.sees("trả lại hồ sơ nộp lưu", "Thiếu văn bản trả lời UBND tỉnh.")
    head.taps("Kết thúc hồ sơ", on="Hồ sơ 01.TT năm 2026")
    head.says("Không phải trả lời bằng văn bản.")
    head.taps("Nộp lưu", on="Hồ sơ 01.TT năm 2026")
    head.taps("Xác nhận", on="xin kiểm tra lại")
    archivist.taps("Tiếp nhận", on="Hồ sơ 01.TT năm 2026")
    archivist.taps("Xác nhận", on="xin kiểm tra lại")
    head.sees("đã tiếp nhận hồ sơ", "Tình trạng: Hồ sơ lưu trữ điện tử")
    archivist.says("/hoso")
    archivist.sees("Hồ sơ nộp vào Lưu trữ cơ quan", "Hồ sơ 01.TT năm 2026")
