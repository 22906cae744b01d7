"""From approval to every receiver, told as procedure: over `/sim` and `/demo` only."""

from __future__ import annotations

import pytest

from tests.stories.people import Someone, Town, until, words

OTHER = "000.00.03.H56"


def _approved(town: Town, subject: str, receivers: str, pdf: bytes) -> None:
    """A letter is drafted, checked and approved."""
    specialist, head = town.having("specialist"), town.having("unit_head")
    leader = town.having("leader")
    name = f"{subject}.pdf".replace("/", " ")
    specialist.uploads(name, pdf)
    specialist.taps("Không có độ mật")
    specialist.submits(name, subject, receivers, leader.name)
    head.taps("Đồng ý, trình lãnh đạo", on=subject)
    leader.approves(subject)
    leader.sees("mã xác thực")
    town.advance("PT31S")  # a code works once, and each lasts half a minute
    leader.says(leader.code())
    specialist.sees(subject, "duyệt lúc")


def _hands_in(person: Someone, button: str, subject: str, name: str, pdf: bytes) -> None:
    person.taps(button, on=subject)
    person.sees("Gửi tệp PDF")
    person.uploads(name, pdf)


@pytest.mark.basis("R-9.1", "R-9.2a", "R-9.2b", "R-9.2c", "R-9.2d", "R-9.4a", "R-6.2a", "R-7.2")
def test_a_letter_goes_from_approval_to_the_other_agencys_clerk_and_back(
    town: Town, a_letter: bytes
) -> None:
    clerk, leader = town.having("clerk"), town.having("leader")
    theirs = town.having("clerk", agency=OTHER)
    subject = "V/v phối hợp kiểm tra vật tư nông nghiệp"
    receivers = "UBND tỉnh; Sở Công Thương; ông Nguyễn Văn A (giấy)"
    _approved(town, subject, receivers, a_letter)

    clerk.taps("Đạt thể thức", on=subject)
    signed = town.signs_due(subject, leader)
    _hands_in(leader, "Nộp bản đã ký số", subject, "da ky.pdf", signed)
    clerk.sees(subject, "chờ cấp số", "Phát hành chậm nhất 12:00 25/11/2026")

    clerk.taps("Cấp số", on=subject)
    clerk.taps("Cấp số 01/SNNMT-TT, ngày 23/11/2026", on="Cấp số, ngày")
    clerk.sees(subject, "Văn bản đi 01/SNNMT-TT")
    sealed = town.signs(signed, clerk, "agency")
    _hands_in(clerk, "Nộp bản đã ký số cơ quan", subject, "da dong dau.pdf", sealed)
    clerk.sees(subject, "chờ phát hành")

    clerk.taps("Phát hành", on=subject)
    clerk.taps("Như đề xuất: đ", on="bản giấy")
    clerk.taps("Xác nhận", on="xin kiểm tra lại")
    clerk.sees(subject, "📬 UBND tỉnh", "đã tiếp nhận")
    card = clerk.sees(subject, "Sở Công Thương", "đã đến", "1 bản lưu + 1 bản", "Nguyễn Văn A")
    assert "bản giấy, chờ in và đóng dấu" in words(card)

    arrived = theirs.sees(subject, "01/SNNMT-TT", "C2", "C6", "C11")
    assert "✘" not in words(arrived)
    theirs.taps("Vào sổ", on=subject)
    clerk.sees(subject, "📬 Sở Công Thương", "đã tiếp nhận")
    clerk.taps("Đã in, đóng dấu", on=subject)

    lead = town.having("leader", agency=OTHER)
    unit_head = town.having("unit_head", agency=OTHER)
    lead.taps("Phân công", on=subject)
    lead.taps(unit_head.name, on="chủ trì")
    lead.taps("Xong", on="phối hợp")
    lead.says("Phòng phối hợp kiểm tra.")
    lead.sees("Hạn của chủ trì?")
    lead.says("5 ngày làm việc")
    lead.taps("Đúng", on="đúng không?")
    lead.taps("Xác nhận", on="xin kiểm tra lại")
    clerk.sees(subject, "Sở Công Thương", "đã chuyển xử lý")
    unit_head.taps("Đã nhận", on=subject)
    clerk.sees(subject, "Sở Công Thương", "đang xử lý")
    unit_head.taps("Hoàn thành", on=subject)
    unit_head.says("Đã cử hai cán bộ tham gia.")
    clerk.sees(subject, "Sở Công Thương", "đã hoàn thành")

    clerk.taps("Xác nhận đã đến nơi", on=subject)
    clerk.taps("Nguyễn Văn A", on="nơi nhận nào?")
    clerk.taps("Giao tận tay", on="bằng cách nào?")
    clerk.taps("Vừa xong")
    clerk.sees(subject, "Mọi nơi nhận đã có văn bản")


@pytest.mark.basis("R-9.1", "R-9.2d")
def test_a_file_that_is_not_the_approved_one_is_refused_with_the_reason(
    town: Town, a_letter: bytes, a_pdf: bytes
) -> None:
    clerk, leader = town.having("clerk"), town.having("leader")
    deputy = town.having("leader", 1)
    subject = "V/v ký nhầm tệp"
    _approved(town, subject, "Sở Công Thương", a_letter)
    clerk.taps("Đạt thể thức", on=subject)

    _hands_in(leader, "Nộp bản đã ký số", subject, "nham.pdf", town.signs(a_pdf, leader))
    leader.sees(subject, "nham.pdf chưa dùng được", "không bắt đầu bằng đúng tệp đã duyệt")
    _hands_in(leader, "Nộp bản đã ký số", subject, "ho.pdf", town.signs_due(subject, deputy))
    leader.sees(subject, "ho.pdf chưa dùng được", deputy.name)
    _hands_in(leader, "Nộp bản đã ký số", subject, "dung.pdf", town.signs_due(subject, leader))
    clerk.sees(subject, "chờ cấp số")


@pytest.mark.basis("R-6.2a")
def test_what_is_signed_and_not_sent_is_called_out(town: Town, a_letter: bytes) -> None:
    clerk, leader = town.having("clerk"), town.having("leader")
    subject = "V/v văn bản để quên"
    _approved(town, subject, "Sở Công Thương", a_letter)
    clerk.taps("Đạt thể thức", on=subject)
    _hands_in(leader, "Nộp bản đã ký số", subject, "ky.pdf", town.signs_due(subject, leader))
    clerk.sees(subject, "chờ cấp số")
    town.advance("PT7H30M")
    clerk.sees(subject, "Đã ký, chưa phát hành. Chậm nhất 12:00 25/11/2026")
    town.advance("PT40H")
    until(lambda: any("phút." in words(m) for m in clerk.messages()), "the minutes left")
    town.advance("PT5H")
    leader.sees(subject, "quá hạn phát hành")
