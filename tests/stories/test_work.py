"""Work from receipt to reminder, told over `/sim` and `/demo` only, on the running product."""

from __future__ import annotations

import pytest

from tests.stories.people import Town, words


@pytest.mark.basis("R-8.3a-2", "R-8.4a", "R-12.4")
def test_work_is_counted_from_receipt_passed_on_and_reminded_of(town: Town) -> None:
    clerk, leader = town.having("clerk"), town.having("leader")
    head = town.having("unit_head")
    first, second = town.having("specialist"), town.having("specialist", 1)
    subject = "V/v rà soát diện tích cây vụ đông"

    town.letter(subject=subject, urgency=0)
    clerk.taps("Vào sổ", on=subject)
    leader.taps("Phân công", on=subject)
    leader.taps(head.name, on="chủ trì")
    leader.taps("Xong", on="phối hợp")
    leader.says("P. Trồng trọt chủ trì.")
    leader.sees("Hạn của chủ trì?")
    leader.says("5 ngày làm việc")
    leader.sees("05 ngày làm việc tính từ khi người xử lý nhận", "đúng không?")
    leader.taps("Đúng", on="đúng không?")
    leader.taps("Xác nhận", on="xin kiểm tra lại")

    # Monday 23/11; the 24th is a holiday: 25, 26, 27, 30, 1/12
    head.sees(subject, "Hạn: 17:00 01/12/2026", "tính từ khi nhận 08:", "23/11")
    head.says("/han")
    head.sees("Cách tính hạn", "không tính 24/11", "Thứ Ba, 01/12/2026")
    head.taps("Chuyển tiếp", on=subject)
    head.taps(first.name, on="Chuyển tiếp cho ai?")
    head.says("Em làm giúp.")
    first.sees(subject, "Hạn: 17:00 01/12/2026", "tính từ khi nhận")

    town.advance("P2D")
    head.taps("Giao lại", on=subject)
    head.taps(second.name, on="Giao lại cho ai?")
    head.says("Sơn đi học, Mai làm thay.")
    first.sees("đã giao việc này cho người khác")
    card = second.sees(subject, "Hạn: 17:00 02/12/2026", "tính từ khi nhận", "25/11")
    assert "Lần tính trước" in words(card)

    second.taps("Trả lại việc", on=subject)
    second.says("Thiếu bản đồ hiện trạng, đề nghị bổ sung.")
    head.sees(subject, "trả lại", "Thiếu bản đồ hiện trạng")
    head.taps("Chuyển tiếp", on=subject)
    head.taps(second.name, on="Chuyển tiếp cho ai?")
    head.says("Đã bổ sung bản đồ.")
    second.taps("Đã nhận", on="Đã bổ sung bản đồ.")
    town.reports("05")

    town.advance("P6D")
    told = second.sees("Đôn đốc", "còn 1 ngày làm việc", subject, patience=40)
    assert told["silent"]
    assert not any("Đôn đốc" in words(message) for message in head.messages())
    town.advance("P2D")
    second.sees("Đôn đốc", "đã quá hạn", subject, patience=40)
    head.sees("Đôn đốc", "đã quá hạn", subject)
    head.says("/quahan")
    head.sees("1 việc quá hạn", subject)
    leader.says("/baocao")
    leader.sees("Báo cáo văn bản đến", "Đang xử lý (hiện nay): 1", "1 chưa xong")
    leader.taps("Tháng", on="Báo cáo văn bản đến")
    leader.sees("Tháng 12/2026", "Mới vào sổ: 0")
    leader.taps("Kỳ trước", on="Tháng 12/2026")
    leader.sees("Tháng 11/2026", "Mới vào sổ: 1")


@pytest.mark.basis("R-8.3")
def test_the_clerk_sends_an_ordinary_document_straight_to_a_unit(town: Town) -> None:
    clerk, head = town.having("clerk"), town.having("unit_head")
    subject = "V/v cung cấp số liệu định kỳ"
    town.letter(subject=subject, urgency=0)
    clerk.taps("Vào sổ", on=subject)
    clerk.taps("Chuyển đơn vị", on=subject)
    clerk.taps(head.name, on="Chuyển cho đơn vị nào?")
    clerk.taps("Chuyển đơn vị xử lý theo chức năng", on="Ý kiến chuyển")
    clerk.taps("5 ngày làm việc", on="Hạn xử lý?")
    clerk.taps("Đúng", on="đúng không?")
    clerk.taps("Xác nhận", on="xin kiểm tra lại")
    head.sees("Chủ trì văn bản đến số", subject, "tính từ khi nhận")
    head.taps("Trả lại việc", on=subject)
    head.says("Không thuộc chức năng của phòng.")
    clerk.sees(subject, "Đã trả lại, chờ giao người khác")
