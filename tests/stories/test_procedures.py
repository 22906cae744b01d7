"""Two agencies side by side, each by its own procedure, and a leader who travels (R-12.2, N12)."""

from __future__ import annotations

import pytest

from tests.stories.people import Someone, Town

SMALL = "000.00.03.H56"


def submits(who: Someone, subject: str, letter: bytes, signer: Someone) -> None:
    who.uploads(f"{subject}.pdf", letter)
    who.taps("Không có độ mật")
    who.submits(subject, subject, "UBND tỉnh", signer.name)


def approves(leader: Someone, subject: str) -> None:
    leader.approves(subject)
    leader.sees("nhập mã xác thực 6 số")
    leader.says(leader.code())
    leader.sees("Đã duyệt đúng tệp này")


@pytest.mark.basis("R-12.2")
def test_a_small_agency_sends_its_drafts_straight_to_the_signer(
    town: Town, a_letter: bytes
) -> None:
    large, small = "Kế hoạch trồng rừng", "Đề án chợ đầu mối"
    first, head = town.having("specialist"), town.having("unit_head")
    submits(first, large, a_letter, town.having("leader"))
    submits(town.having("specialist", 0, SMALL), small, a_letter, town.having("leader", 0, SMALL))
    approves(town.having("leader", 0, SMALL), small)
    head.sees(large, "Chờ lãnh đạo phòng xem nội dung")
    head.taps("Đồng ý", on=large)
    approves(town.having("leader"), large)


@pytest.mark.basis("R-20.5")
def test_a_leader_travels_and_the_deputy_signs_for_him(town: Town, a_letter: bytes) -> None:
    subject = "Nội dung họp giao ban tuần"
    leader, deputy = town.having("leader"), town.having("leader", 1)
    submits(town.having("specialist"), subject, a_letter, leader)
    town.having("unit_head").taps("Đồng ý", on=subject)
    leader.sees(subject, "Chờ người ký duyệt")
    leader.says(f"Đi công tác đến 30/11, KT: {deputy.name}")
    leader.taps("Xác nhận", on="30/11/2026")
    deputy.sees("Đi công tác", f"theo ủy quyền của {leader.name}", "Đang có hiệu lực")
    deputy.says("/viec")
    deputy.taps("Dự thảo Công văn", on="việc đang chờ")
    approves(deputy, subject)
    deputy.sees(subject, "KT. GIÁM ĐỐC — PHÓ GIÁM ĐỐC", f"theo ủy quyền của {leader.name}")
    leader.says("Đã về")
    leader.sees("Đã ghi nhận anh/chị đã về")
    deputy.sees("Đi công tác", "Đã kết thúc")
