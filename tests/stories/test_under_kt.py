"""A draft comes back twice, the deputy approves it under KT., and it goes out with its number."""

from __future__ import annotations

from datetime import date

import pytest

from app.demo.papers import LetterFields, letter
from tests.stories.people import Someone, Town, words

SUBJECT = "V/v chăm sóc lúa sau rét đậm"
OTHER = "000.00.03.H56"
FIRST = "Thiếu căn cứ pháp lý ở đoạn mở đầu."
SECOND = "Bổ sung số liệu diện tích của từng xã."
NAME = "cham soc lua {}.pdf"
BODY = (
    "Sở Nông nghiệp và Môi trường hướng dẫn các địa phương chăm sóc lúa sau rét đậm, sau khi đã sửa "
    "lần thứ {number} theo ý kiến của lãnh đạo Sở và của các đơn vị có liên quan trong ngành."
)


def _written(number: int, signer: str) -> bytes:
    """The draft as it reads each time, with the deputy's line above the name."""
    return letter(
        LetterFields(
            parent="UBND TỈNH (MINH HỌA)",
            agency="SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
            reference="      /SNNMT-TT",
            place="Thanh Hóa",
            issued_on=date(2026, 11, 23),
            subject="chăm sóc lúa sau rét đậm",
            to=("UBND tỉnh", "Sở Công Thương"),
            body=(BODY.format(number=number),),
            copies_to=("Như trên", "Lưu: VT, TT"),
            position="KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
            signer=signer,
        )
    )


def _submits(town: Town, number: int) -> None:
    """The specialist hands it in, the unit head passes it on."""
    specialist, deputy = town.having("specialist"), town.having("leader", 1)
    specialist.submits(NAME.format(number), SUBJECT, "UBND tỉnh; Sở Công Thương", deputy.name)
    town.having("unit_head").taps("Đồng ý, trình lãnh đạo", on=f"(bản {number},")


def _is_returned(town: Town, number: int, opinion: str) -> None:
    """By the deputy; both of the unit see why, and of which version it was said."""
    deputy, head = town.having("leader", 1), town.having("unit_head")
    deputy.taps("Trả lại", on=f"(bản {number},")
    deputy.says(opinion)
    for person in (town.having("specialist"), head):
        person.sees(SUBJECT, f"{deputy.name} (bản {number}): {opinion}")
    head.sees(f"{deputy.name} trả lại dự thảo, có ý kiến")


def _is_mended(specialist: Someone, number: int, pdf: bytes) -> None:
    specialist.taps("Nộp bản mới", on=SUBJECT)
    specialist.taps("Không có độ mật", on="Bản mới")
    specialist.uploads(NAME.format(number), pdf)
    specialist.sees("Các bản cũ vẫn được giữ.")
    specialist.sees(SUBJECT, f"(bản {number},")


def _hands_in(person: Someone, button: str, name: str, pdf: bytes) -> None:
    person.taps(button, on=SUBJECT)
    person.sees("Gửi tệp PDF")
    person.uploads(name, pdf)


@pytest.mark.basis("R-8.3b-2", "R-8.3b-1", "R-9.1", "R-9.2b", "R-9.2d")
def test_a_draft_returned_twice_is_approved_by_the_deputy_for_the_director(town: Town) -> None:
    specialist, clerk = town.having("specialist"), town.having("clerk")
    director, deputy = town.having("leader"), town.having("leader", 1)
    first, second, third = (_written(number, deputy.name) for number in (1, 2, 3))

    specialist.uploads(NAME.format(1), first)
    specialist.taps("Không có độ mật", on="độ mật")
    _submits(town, 1)
    _is_returned(town, 1, FIRST)
    _is_mended(specialist, 2, second)
    _submits(town, 2)
    _is_returned(town, 2, SECOND)
    _is_mended(specialist, 3, third)
    _submits(town, 3)
    seen = words(deputy.sees(SUBJECT, "(bản 3,", "KT. GIÁM ĐỐC — PHÓ GIÁM ĐỐC"))
    assert f"(bản 1): {FIRST}" in seen
    assert f"(bản 2): {SECOND}" in seen

    deputy.approves("(bản 3,")
    deputy.sees("mã xác thực")
    deputy.says(deputy.code())
    specialist.sees(SUBJECT, f"✍️ KT. GIÁM ĐỐC — PHÓ GIÁM ĐỐC {deputy.name}")
    specialist.sees(f"{deputy.name} duyệt lúc", f"ký thay {director.name}", "Thể thức: 17")

    clerk.taps("Đạt thể thức", on=SUBJECT)
    signed = town.signs_due(SUBJECT, deputy)
    _hands_in(deputy, "Nộp bản đã ký số", "da ky.pdf", signed)
    clerk.sees(SUBJECT, "chờ cấp số")
    clerk.taps("Cấp số", on=SUBJECT)
    clerk.taps("Cấp số 01/SNNMT-TT", on="Cấp số, ngày")
    sealed = town.signs(signed, clerk, "agency")
    _hands_in(clerk, "Nộp bản đã ký số cơ quan", "da dong dau.pdf", sealed)
    clerk.sees(SUBJECT, "chờ phát hành")
    clerk.taps("Phát hành", on=SUBJECT)
    clerk.taps("Không gửi kèm bản giấy", on="bản giấy")
    clerk.taps("Xác nhận", on="xin kiểm tra lại")

    clerk.sees(SUBJECT, "Văn bản đi 01/SNNMT-TT", "📬 UBND tỉnh", "đã tiếp nhận")
    clerk.sees(SUBJECT, f"PHÓ GIÁM ĐỐC {deputy.name}", f"ký thay {director.name}")
    theirs = words(town.having("clerk", agency=OTHER).sees(SUBJECT, "01/SNNMT-TT", "C12"))
    assert "✔ Giá trị như bản giấy" in theirs
    assert "✘" not in theirs
    clerk.taps("Đã in, đóng dấu", on=SUBJECT)
    clerk.sees(SUBJECT, "🖨 Đã in, đóng dấu 1 bản lưu")
