"""A letter that came is copied for use inside – over `/sim` and `/demo` only (NĐ 30 Đ.25–27)."""

from __future__ import annotations

import httpx
import pytest

from tests.stories.journeys import ON_BOTH_DATABASES
from tests.stories.people import Town, words

pytestmark = ON_BOTH_DATABASES
OTHER = "000.00.03.H56"
SUBJECT = "V/v sao gửi kế hoạch tiêu thoát nước"


@pytest.mark.basis("R-4.1", "R-5.1", "R-9.2b")
def test_a_clerk_gets_a_sealed_copy_of_what_came(town: Town) -> None:
    clerk, leader = town.having("clerk"), town.having("leader")
    specialist = town.having("specialist")
    town.letter(subject=SUBJECT)
    clerk.taps("Vào sổ", on=SUBJECT)
    clerk.sees("Văn bản đến số", SUBJECT)

    clerk.taps("Sao văn bản", on=SUBJECT)
    clerk.taps("Sao y", on="Sao theo hình thức nào?")
    clerk.taps("Chỉ dùng trong cơ quan", on="Gửi bản sao tới đâu?")
    clerk.taps("Trang sau", on="Ai trong cơ quan nhận bản sao?")
    clerk.taps(specialist.name, on="Ai trong cơ quan nhận bản sao?")
    clerk.taps("Xong", on="Ai trong cơ quan nhận bản sao?")
    clerk.sees("Đã gửi đề nghị sao")

    card = leader.sees("Đề nghị Sao y", "chỉ dùng trong cơ quan")
    assert "Điều 27 Nghị định 30/2020" in words(card)
    leader.taps("Cho sao", on="Đề nghị Sao y")
    leader.asked("mã xác thực")
    town.advance("PT31S")
    leader.says(leader.code())
    leader.sees("Đã cho sao, số 01/SY-SNNMT")

    clerk.sees("Sao y · 01/SY-SNNMT", "chờ ký số của cơ quan")
    clerk.taps("Nộp bản sao đã ký số", on="01/SY-SNNMT")
    clerk.asked("ký trên đúng bản sao")
    clerk.uploads("da ky.pdf", _sealed(town.office, clerk.account))
    clerk.sees("Sao y · 01/SY-SNNMT", "Bản sao đã hoàn thành", "Đã ký số của cơ quan")
    specialist.sees("Sao y · 01/SY-SNNMT", "Bản sao đã hoàn thành")


@pytest.mark.basis("R-4.1", "R-5.1", "R-8.1a", "R-9.1")
def test_a_copy_goes_to_another_agency_and_counts_there(town: Town) -> None:
    clerk, leader = town.having("clerk"), town.having("leader")
    theirs = town.having("clerk", agency=OTHER)
    subject = "V/v sao gửi phương án phòng chống bão"
    town.letter(subject=subject)
    clerk.taps("Vào sổ", on=subject)
    clerk.taps("Sao văn bản", on=subject)
    clerk.taps("Sao y", on="Sao theo hình thức nào?")
    clerk.asked("Gửi bản sao tới đâu?")
    clerk.says("Sở Công Thương")
    clerk.taps("Đúng", on="Nơi nhận đọc được")
    clerk.taps("Xong", on="Ai trong cơ quan nhận bản sao?")
    leader.taps("Cho sao", on=subject)
    leader.asked("mã xác thực")
    town.advance("PT31S")
    leader.says(leader.code())
    clerk.taps("Nộp bản sao đã ký số", on=subject)
    clerk.uploads("da ky.pdf", _sealed(town.office, clerk.account))
    clerk.sees("Sao y ·", "phát hành ở thẻ văn bản đi")

    clerk.taps("Phát hành", on=subject)
    clerk.taps("Không gửi kèm", on="bản giấy")
    clerk.taps("Xác nhận", on="xin kiểm tra lại")
    arrived = theirs.sees(subject, "/SY-SNNMT", "Bản sao chỉ cần chữ ký số của cơ quan sao")
    assert "✘" not in words(arrived)
    theirs.taps("Vào sổ", on=subject)
    theirs.sees(subject, "Giá trị như bản giấy")
    clerk.sees(subject, "📬 Sở Công Thương", "đã tiếp nhận")

    theirs.taps("Sao văn bản", on=subject)
    theirs.taps("Sao lục", on="Sao theo hình thức nào?")


def _sealed(office: httpx.Client, account: str) -> bytes:
    answer = office.post("/demo/sign", json={"account": account, "as": "copy"})
    assert answer.status_code == 200, answer.text
    return answer.content
