"""A letter goes out with an annex and a table: the annex sealed on its own, checked by the receiver."""

from __future__ import annotations

import pytest

from tests.stories.journeys import ON_BOTH_DATABASES, THEIRS, Letter, a_letter_about
from tests.stories.people import Someone, Town, until, words

pytestmark = ON_BOTH_DATABASES
SUBJECT = "V/v gửi kế hoạch sản xuất vụ Đông Xuân"
TABLE = "Mã xã,Diện tích\n1,120\n2,85\n".encode("utf-8-sig")


def _attaches(person: Someone, name: str, content: bytes) -> None:
    person.taps("Gửi kèm tài liệu", on=SUBJECT)
    person.taps("Không có độ mật", on="Tài liệu kèm theo có độ mật")
    person.sees("Gửi tệp kèm theo văn bản")
    person.uploads(name, content)
    person.sees(name, "Kèm theo")


@pytest.mark.basis("R-6.5b", "R-9.2d", "R-8.1a", "R-3.7")
def test_the_annex_bears_the_agencys_signature_and_the_receiver_sees_it(town: Town) -> None:
    specialist, clerk = town.having("specialist"), town.having("clerk")
    leader, theirs = town.having("leader"), town.having("clerk", agency=THEIRS)
    mine = Letter(town, SUBJECT, a_letter_about(SUBJECT), "Sở Công Thương")
    specialist.uploads(f"{SUBJECT.replace('V/v', '').strip()}.pdf", mine.pdf)
    specialist.taps("Không có độ mật", on="độ mật")
    mine.is_submitted(mine.file_name, leader)
    _attaches(specialist, "Phu luc ke hoach.pdf", a_letter_about("V/v phụ lục kế hoạch"))
    _attaches(specialist, "Dien tich.csv", TABLE)
    mine.is_submitted(SUBJECT, leader)
    mine.is_approved(SUBJECT)

    mine.is_sealed(SUBJECT)
    clerk.sees(SUBJECT, "Phu luc ke hoach.pdf: chờ ký số của cơ quan")
    clerk.taps("Phát hành", on=SUBJECT)
    clerk.taps("Không gửi kèm bản giấy", on="bản giấy")
    refused = clerk.taps("Xác nhận", on="xin kiểm tra lại")
    assert "trên từng tệp gửi kèm" in refused["text"]

    clerk.taps("Nộp tài liệu kèm đã ký số", on=SUBJECT)
    clerk.sees("Gửi tệp PDF kèm theo đã có chữ ký số")
    clerk.uploads("phu luc da ky.pdf", town.signs_due(SUBJECT, clerk, "agency"))
    until(lambda: "Phu luc ke hoach.pdf: chờ" not in words(clerk.sees(SUBJECT, "Dien tich.csv: chờ")),
          "the annex is sealed")  # fmt: skip
    clerk.taps("Nộp tài liệu kèm đã ký số", on=SUBJECT)
    clerk.asked("tệp chữ ký rời .p7s")
    clerk.uploads("dien tich.csv.p7s", town.signs_due(SUBJECT, clerk, "agency"))
    clerk.taps("Phát hành", on=SUBJECT)
    clerk.taps("Không gửi kèm bản giấy", on="bản giấy")
    clerk.taps("Xác nhận", on="xin kiểm tra lại")

    arrived = words(theirs.sees(SUBJECT, "C9", "4 tệp", "Phu luc ke hoach.pdf", "Dien tich.csv"))
    assert "chữ ký rời hợp lệ: Dien tich.csv.p7s" in arrived
    assert "✘" not in arrived
    assert "✔️ C9" in arrived or "✔ C9" in arrived
