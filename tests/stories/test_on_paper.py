"""To a person, on paper: a citizen has no mailbox on the exchange (Điều 7 khoản 2 điểm đ)."""

from __future__ import annotations

import pytest

from tests.stories.people import Someone, Town, words

CITIZEN = "ông Nguyễn Văn Bình"


def _is_approved_and_sealed(town: Town, subject: str, receivers: str, pdf: bytes) -> None:
    """The ways of `test_issuing`, up to the agency's signature."""
    specialist, clerk, leader = (town.having(role) for role in ("specialist", "clerk", "leader"))
    specialist.uploads("tra loi.pdf", pdf)
    specialist.taps("Không có độ mật", on="độ mật")
    specialist.submits("tra loi.pdf", subject, receivers, leader.name)
    town.having("unit_head").taps("Đồng ý, trình lãnh đạo", on=subject)
    leader.approves(subject)
    leader.sees("mã xác thực")
    leader.says(leader.code())
    clerk.taps("Đạt thể thức", on=subject)
    signed = town.signs_due(subject, leader)
    _hands_in(leader, "Nộp bản đã ký số", subject, signed)
    clerk.taps("Cấp số", on=subject)
    clerk.taps("Cấp số 0", on="Cấp số, ngày")
    _hands_in(clerk, "Nộp bản đã ký số cơ quan", subject, town.signs(signed, clerk, "agency"))
    clerk.sees(subject, "chờ phát hành")


def _hands_in(person: Someone, button: str, subject: str, pdf: bytes) -> None:
    person.taps(button, on=subject)
    person.sees("Gửi tệp PDF")
    person.uploads("tra loi da ky.pdf", pdf)


@pytest.mark.basis("R-7.2", "R-7.2đ", "R-9.2c", "R-9.3", "R-9.4a")
def test_a_letter_to_a_citizen_goes_on_paper_and_its_sending_is_recorded(
    town: Town, a_letter: bytes
) -> None:
    clerk, other = town.having("clerk"), town.having("clerk", 1)
    subject = "V/v trả lời đơn kiến nghị của công dân"
    packages = len([row for row in town.sent() if row["kind"] == "document"])
    _is_approved_and_sealed(town, subject, f"{CITIZEN} (giấy x 2)", a_letter)

    clerk.taps("Phát hành", on=subject)
    assert "đ) Gửi cá nhân để giải quyết" in clerk.offered("Gửi kèm bản giấy vì lý do nào")
    clerk.taps("Như đề xuất: đ", on="Gửi kèm bản giấy vì lý do nào")
    clerk.taps("Xác nhận", on="xin kiểm tra lại")
    clerk.sees(subject, f"⏳ {CITIZEN}: bản giấy, chờ in và đóng dấu")
    clerk.sees(subject, f"🖨 In: 1 bản lưu + 2 bản ({CITIZEN} × 2)")
    assert len([row for row in town.sent() if row["kind"] == "document"]) == packages

    clerk.taps("Đã in, đóng dấu", on=subject)
    clerk.sees(subject, f"🖨 Đã in, đóng dấu: 1 bản lưu + 2 bản ({CITIZEN} × 2)")
    printed = words(clerk.sees(subject, f"⏳ {CITIZEN}: bản giấy đã in, đóng dấu, chờ gửi"))
    assert "Mọi nơi nhận đã có văn bản" not in printed
    other.says("/viec")
    other.sees("việc đang chờ", subject)

    clerk.taps("Xác nhận đã đến nơi", on=subject)
    clerk.taps(CITIZEN, on="nơi nhận nào?")
    clerk.taps("Gửi bưu điện, có phiếu báo phát", on="bằng cách nào?")
    clerk.says("08:05")
    confirmed = f"📬 {CITIZEN}: xác nhận lúc 08:05 23/11/2026, Gửi bưu điện, có phiếu báo phát"
    clerk.sees(subject, "Mọi nơi nhận đã có văn bản", confirmed, f"({clerk.name} ghi)")
    clerk.says("/sovanban di")
    clerk.sees("Sổ văn bản đi", subject)
