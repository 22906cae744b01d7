"""31/12, 17:00Z is 00:00 of 1/1 in Việt Nam: the books of the year close, the new ones begin at 01."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.stories.people import Someone, Town, words

EVE = datetime.fromisoformat("2026-12-31T16:30:00+07:00")
MIDNIGHT = datetime.fromisoformat("2027-01-01T00:00:10+07:00")
IN_TIME, LATE = "V/v chúc Tết cán bộ hưu trí", "V/v báo cáo công tác năm"


def _waits_until(town: Town, moment: datetime) -> None:
    left = moment - datetime.fromisoformat(town.advance("PT0S"))
    town.advance(f"PT{max(0, left // timedelta(seconds=1))}S")


def _is_signed(town: Town, subject: str, pdf: bytes) -> None:
    """Drafted, checked, approved and signed: what is left is the number."""
    specialist, leader, clerk = (town.having(one) for one in ("specialist", "leader", "clerk"))
    name = f"{subject}.pdf".replace("/", " ")
    specialist.uploads(name, pdf)
    specialist.taps("Không có độ mật", on="độ mật")
    specialist.submits(name, subject, "UBND tỉnh", leader.name)
    town.having("unit_head").taps("Đồng ý, trình lãnh đạo", on=subject)
    leader.approves(subject)
    leader.sees("mã xác thực")
    town.advance("PT31S")  # a code works once, and each lasts half a minute
    leader.says(leader.code())
    clerk.taps("Đạt thể thức", on=subject)
    leader.taps("Nộp bản đã ký số", on=subject)
    leader.sees("Gửi tệp PDF")
    leader.uploads("da ky.pdf", town.signs_due(subject, leader))
    # 1/1 is a holiday and a Friday: the morning of Monday 4/1
    clerk.sees(subject, "chờ cấp số", "Phát hành chậm nhất 12:00 04/01/2027")


def _arrives(town: Town, clerk: Someone, subject: str) -> int:
    """A letter comes and is entered; its arrival number."""
    town.letter(subject=subject, urgency=0)
    clerk.taps("Vào sổ", on=subject)
    title = words(clerk.sees(subject, "Văn bản đến số")).splitlines()[0]
    return int(title.split("số ")[1])


@pytest.mark.basis("R-8.3", "R-9.2b", "R-3.9")
def test_the_books_of_the_old_year_close_and_the_new_ones_begin_at_one(
    town: Town, a_letter: bytes
) -> None:
    clerk = town.having("clerk")
    _waits_until(town, EVE)
    assert [_arrives(town, clerk, f"V/v cuối năm, văn bản {n}") for n in (1, 2)] == [1, 2]
    _is_signed(town, IN_TIME, a_letter)
    _is_signed(town, LATE, a_letter)
    clerk.taps("Cấp số", on=IN_TIME)
    clerk.taps("Cấp số 01/SNNMT-TT, ngày 31/12/2026", on="Cấp số, ngày")
    clerk.sees("Đã cấp số 01/SNNMT-TT, ngày 31/12/2026.")
    clerk.taps("Cấp số", on=LATE)
    _, hesitates = clerk.finds("Cấp số 02/SNNMT-TT, ngày 31/12/2026", "Cấp số, ngày")
    assert hesitates

    _waits_until(town, MIDNIGHT)
    # the date is that of issue, so it is the new year's first number, and the clerk is told so
    clerk.taps("Cấp số 02/SNNMT-TT, ngày 31/12/2026", on="Cấp số, ngày")
    clerk.sees("Đã cấp số 01/SNNMT-TT, ngày 01/01/2027.")
    assert _arrives(town, clerk, "V/v đầu năm, văn bản đầu tiên") == 1

    clerk.says("/sovanban đi")
    new = words(clerk.sees("Sổ văn bản đi năm 2027"))
    assert LATE in new
    assert IN_TIME not in new
    clerk.says("/sovanban đi 2026")
    old = words(clerk.sees("Sổ văn bản đi năm 2026"))
    assert IN_TIME in old
    assert LATE not in old
    clerk.says("/sovanban đến 2026")
    old = words(clerk.sees("Sổ văn bản đến năm 2026", "V/v cuối năm, văn bản 2"))
    assert "V/v đầu năm" not in old


@pytest.mark.basis("R-8.3a-2")
def test_in_a_year_that_is_not_entered_no_deadline_is_guessed(town: Town) -> None:
    clerk, leader, head = (town.having(one) for one in ("clerk", "leader", "unit_head"))
    subject = "V/v kế hoạch sau Tết"
    _waits_until(town, MIDNIGHT)
    _arrives(town, clerk, subject)
    leader.taps("Phân công", on=subject)
    leader.taps(head.name, on="chủ trì")
    leader.taps("Xong", on="phối hợp")
    leader.says("Chuẩn bị kế hoạch.")
    leader.sees("Hạn của chủ trì?")
    leader.says("30 ngày làm việc")
    leader.sees(
        "Chưa nhập lịch làm việc của ngày 01/02/2027, nên chưa tính được hạn. Đề nghị quản trị "
        "CNTT nhập thông báo nghỉ lễ, Tết năm 2027."
    )
    leader.says("5 ngày làm việc")
    leader.taps("Đúng", on="đúng không?")
    leader.taps("Xác nhận", on="xin kiểm tra lại")
    head.sees(subject, "Hạn: 17:00 08/01/2027")
