"""A paper letter comes by post: scanned, signed, registered, handled – over `/sim` and `/demo` only."""

from __future__ import annotations

import httpx
import pytest

from tests.adapters.signing.scans import jpeg, picture, scan
from tests.stories.people import Someone, Town, words

SUBJECT = "Công văn về việc kiểm tra kho phân bón"


def _typed(clerk: Someone, subject: str) -> None:
    clerk.sees("Cơ quan, tổ chức gửi")
    clerk.says("Sở Công Thương")
    clerk.taps("Đúng", on="Cơ quan gửi đọc được: Sở Công Thương")
    clerk.sees("Số, ký hiệu ghi trên văn bản")
    clerk.says("15/SCT-QLTM")
    clerk.sees("Ngày ban hành ghi trên văn bản")
    clerk.says("20/11/2026")
    clerk.sees("Tên loại và trích yếu")
    clerk.says(subject)
    clerk.taps("Thường", on="Mức độ khẩn ghi trên văn bản?")


def _signed(office: httpx.Client, who: Someone) -> bytes:
    answer = office.post("/demo/sign", json={"account": who.account, "as": "scan"})
    assert answer.status_code == 200, answer.text
    return answer.content


@pytest.mark.basis("R-8.5a", "R-8.5b", "R-8.5c", "R-3.11", "R-11.3c")
def test_a_paper_letter_is_scanned_signed_registered_and_assigned(
    town: Town, a_letter: bytes
) -> None:
    clerk, leader, head = town.having("clerk"), town.having("leader"), town.having("unit_head")
    clerk.uploads("quet den trang.pdf", scan(jpeg(picture(mode="L"))))
    clerk.taps("Không có độ mật", on="Văn bản giấy này có độ mật")
    _typed(clerk, SUBJECT)
    clerk.sees(SUBJECT, "chưa dùng được", "Trang 1: ảnh đen trắng hoặc thang xám")

    clerk.taps("Thay bản quét", on=SUBJECT)
    clerk.taps("Không có độ mật", on="Văn bản giấy này có độ mật")
    clerk.sees("Gửi tệp PDF quét lại")
    clerk.uploads("quet lai.pdf", scan(jpeg(picture())))
    card = clerk.sees(SUBJECT, "quet lai.pdf đạt tiêu chuẩn (1 trang)", "Chưa ký số bản số hóa")
    assert "Nguồn: số hóa từ văn bản giấy" in words(card)
    assert "15/SCT-QLTM" in words(card)
    assert not any("Vào sổ" in label for label in clerk.offered(SUBJECT))

    clerk.taps("Nộp bản số hóa đã ký số", on=SUBJECT)
    clerk.sees("Gửi tệp PDF đã có chữ ký số của cơ quan")
    clerk.uploads("nham.pdf", a_letter)
    clerk.sees(SUBJECT, "nham.pdf chưa dùng được", "đúng bản quét đã kiểm tra")
    clerk.taps("Nộp bản số hóa đã ký số", on=SUBJECT)
    clerk.sees("Gửi tệp PDF đã có chữ ký số của cơ quan")
    clerk.uploads("da ky.pdf", _signed(town.office, clerk))
    clerk.sees(SUBJECT, "Giá trị như bản giấy", "chờ văn thư vào sổ", "Nguồn: số hóa")
    clerk.taps("Vào sổ", on=SUBJECT)
    clerk.sees("Văn bản đến số", SUBJECT, "Đã vào sổ")

    leader.taps("Phân công", on=SUBJECT)
    leader.taps(head.name, on="chủ trì")
    leader.taps("Xong", on="phối hợp")
    leader.says("P. Trồng trọt kiểm tra.")
    leader.sees("Hạn của chủ trì?")
    leader.says("5 ngày làm việc")
    leader.taps("Đúng", on="đúng không?")
    leader.taps("Xác nhận", on="xin kiểm tra lại")
    head.taps("Đã nhận", on=SUBJECT)
    head.taps("Hoàn thành", on=SUBJECT)
    head.says("Đã kiểm tra xong.")
    clerk.sees(SUBJECT, "Đã hoàn thành")
    told = [row["document_uid"] for row in town.sent()]
    assert not any(uid.startswith("SH-") for uid in told)  # nobody on the exchange waits for it


@pytest.mark.basis("R-8.5a", "R-1.2")
def test_the_command_begins_it_too_and_a_secret_paper_ends_there(town: Town) -> None:
    clerk = town.having("clerk", 1)
    clerk.says("/sohoa")
    clerk.taps("Có độ mật", on="Văn bản giấy này có độ mật")
    clerk.sees("xin xóa tin nhắn")
    clerk.says("/sohoa")
    clerk.taps("Không có độ mật", on="Văn bản giấy này có độ mật")
    clerk.sees("Gửi tệp PDF đã quét")
    clerk.uploads("nho.pdf", scan(jpeg(picture(150))))
    _typed(clerk, "Công văn quét mờ")
    clerk.sees("Công văn quét mờ", "150 dpi", "yêu cầu tối thiểu 200 dpi")
