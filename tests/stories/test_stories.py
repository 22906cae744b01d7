"""The main job, told as procedure: over `/sim` and `/demo` only, on the running product."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.stories.people import Someone, Town, buttons, until, words

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "edxml"


@pytest.mark.basis("R-8.1a", "R-8.3", "R-8.4a", "R-8.4b", "R-8.4c-1", "R-8.4c-2")
def test_a_document_arrives_and_finds_its_person(town: Town) -> None:
    clerk, leader = town.having("clerk"), town.having("leader")
    head, other = town.having("unit_head"), town.having("unit_head", 1)
    specialist = town.having("specialist")
    subject = "V/v chuẩn bị gieo cấy vụ Đông Xuân"

    town.letter(subject=subject, urgency=0)
    card = clerk.sees(subject, "C2", "C6", "C10", "C11", "C12")
    assert "✘" not in words(card)
    town.reports("01")
    clerk.taps("Vào sổ", on=subject)
    clerk.sees(subject, "Đã vào sổ")
    town.reports("03")

    leader.taps("Phân công", on=subject)
    leader.taps(head.name, on="chủ trì")
    leader.taps(other.name, on="phối hợp")
    leader.taps("Xong", on="phối hợp")
    leader.says("P. Trồng trọt chủ trì, báo cáo kết quả.")
    leader.sees("Hạn của chủ trì?")
    leader.says("5 ngày làm việc")
    leader.sees("đúng không?")
    leader.taps("Đúng", on="đúng không?")
    leader.taps("Như hạn của chủ trì")
    summary = leader.sees("xin kiểm tra lại")
    assert head.name in words(summary)
    leader.taps("Xác nhận", on="xin kiểm tra lại")
    town.reports("04")

    other.sees("Phối hợp văn bản đến số", subject)
    head.sees("Chủ trì văn bản đến số", subject)
    head.taps("Chuyển tiếp", on=subject)
    head.taps(specialist.name, on="Chuyển tiếp cho ai?")
    head.says("Em làm giúp, chiều báo cáo.")
    specialist.taps("Đã nhận", on=subject)
    town.reports("05")

    specialist.taps("Báo cáo", on=subject)
    specialist.says("Đã khảo sát ba xã.")
    leader.sees("báo cáo tiến độ", "Đã khảo sát ba xã.")
    specialist.taps("Xin gia hạn", on=subject)
    specialist.says("8 ngày làm việc")
    specialist.taps("Đúng", on="đúng không?")
    specialist.says("Chờ số liệu của hai xã còn lại.")
    leader.taps("Cho gia hạn", on="Xin gia hạn đến")
    specialist.taps("Hoàn thành", on=subject)
    specialist.says("Đã trả lời tại văn bản 45/SNN-TT.")
    town.reports("06")
    clerk.sees(subject, "Đã hoàn thành")


@pytest.mark.basis("R-5.4", "R-8.1b")
def test_a_refusal_travels_back_with_its_reasons(town: Town) -> None:
    clerk = town.having("clerk")
    subject = "V/v văn bản bị từ chối"
    town.letter(subject=subject, urgency=0)
    clerk.taps("Từ chối", on=subject)
    clerk.taps("C2 ·", on="Lý do từ chối")
    clerk.taps("Xong", on="Lý do từ chối")
    clerk.says("Thiếu phụ lục kèm theo, đề nghị gửi lại.")
    clerk.sees(subject, "Đã từ chối")
    town.reports("02")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("sdk-2022/edoc_new.well-formed.edxml", "Gửi sai nơi nhận"),
        ("library-written/gen_edoc_new_0.edxml", "V/v thử nghiệm gói tin"),
    ],
)
def test_packages_written_by_others_get_a_clear_answer(town: Town, name: str, said: str) -> None:
    path = SHARED / name
    if not path.exists():
        pytest.skip("the shared packages are not here")
    clerk = town.having("clerk")
    town.delivers(path.read_bytes(), agency="000.00.02.H56")
    clerk.sees(said)


@pytest.mark.basis("R-6.2c")
def test_an_urgent_document_climbs_until_somebody_has_it(town: Town) -> None:
    first, second = town.having("clerk"), town.having("clerk", 1)
    subject = "V/v ứng phó bão số 12"
    town.letter(subject=subject, urgency=3)
    card = first.sees("HỎA TỐC", subject)
    assert not card["silent"]
    second.sees("HỎA TỐC", subject)
    town.advance("PT6M")
    first.sees("Nhắc khẩn", subject)
    town.advance("PT6M")
    leader = town.having("leader")
    leader.sees("chưa xác nhận văn bản khẩn này", subject, patience=30)
    first.taps("Đã nhận", on=subject)
    first.sees(subject, "Đã kiểm tra")
    before = _about(second, subject)
    town.advance("PT20M")
    time.sleep(3)
    assert _about(second, subject) == before


def _about(person: Someone, subject: str) -> int:
    return sum(subject in words(message) for message in person.messages())


def _draft(town: Town, subject: str, urgency: str, pdf: bytes) -> None:
    specialist, leader = town.having("specialist"), town.having("leader")
    specialist.uploads("du thao.pdf", pdf)
    specialist.taps("Không có độ mật")
    specialist.submits("du thao.pdf", subject, "UBND tỉnh; Sở Công Thương", leader.name, urgency)


@pytest.mark.basis("R-8.3b-1", "R-8.3b-2", "R-10.3b")
def test_a_leader_approves_from_the_chat_and_the_clerk_confirms_delivery(
    town: Town, a_pdf: bytes
) -> None:
    specialist, head = town.having("specialist"), town.having("unit_head")
    leader, clerk = town.having("leader"), town.having("clerk")
    subject = "V/v trả lời kiến nghị của cử tri"
    _draft(town, subject, "Hỏa tốc", a_pdf)
    card = head.sees("Dự thảo Công văn", subject)
    assert card["photo"], "the first page is seen as a picture"
    head.taps("Đồng ý, trình lãnh đạo", on=subject)

    leader.taps("Trả lại", on=subject)
    leader.says("Sửa căn cứ pháp lý ở đoạn 2.")
    specialist.sees(subject, "Sửa căn cứ pháp lý ở đoạn 2.")
    head.sees("trả lại dự thảo, có ý kiến")

    specialist.taps("Nộp bản mới", on=subject)
    specialist.taps("Không có độ mật")
    specialist.uploads("du thao 2.pdf", a_pdf + b"\n%% 2")
    specialist.sees(subject, "bản 2")
    _submit_again(town, subject)
    head.taps("Đồng ý, trình lãnh đạo", on=subject)

    leader.approves(subject)
    leader.sees("mã xác thực")
    leader.says("000000")
    leader.sees("Mã xác thực không đúng")
    leader.says(leader.code())
    specialist.sees(subject, "duyệt lúc")
    assert not any(leader.code() in words(one) for one in leader.messages())

    clerk.taps("Ghi nhận đã phát hành", on=subject)
    clerk.says("245/SNN-VP")
    clerk.sees("vì sao ngoài hệ thống")
    clerk.says("Ký tay, gửi bưu điện vì trục tạm dừng.")
    for receiver in ("UBND tỉnh", "Sở Công Thương"):
        clerk.taps("Xác nhận đã đến nơi", on=subject)
        clerk.taps(receiver, on="nơi nhận nào?")
        clerk.taps("Gọi điện", on="bằng cách nào?")
        clerk.taps("Vừa xong")
    clerk.sees(subject, "Mọi nơi nhận đã có văn bản")


def _submit_again(town: Town, subject: str) -> None:
    specialist, leader = town.having("specialist"), town.having("leader")
    specialist.submits("bản 2", subject, "UBND tỉnh; Sở Công Thương", leader.name, "Hỏa tốc")


@pytest.mark.basis("R-1.2")
def test_a_secret_upload_stops_at_the_question(town: Town, a_pdf: bytes) -> None:
    specialist = town.having("specialist", 1)
    specialist.uploads("ke hoach mat.pdf", a_pdf)
    specialist.taps("Có độ mật", on="độ mật")
    specialist.sees("Không được đưa văn bản mật lên hệ thống")


@pytest.mark.basis("R-20.1b")
def test_twice_a_day_one_silent_list_for_those_who_have_work(town: Town) -> None:
    clerk = town.having("clerk")
    archivist = town.having("archivist")
    town.letter(subject="V/v việc để điểm", urgency=0)
    clerk.sees("V/v việc để điểm")
    _next_half_day(town)
    card = clerk.sees("Điểm việc", patience=30)
    assert card["silent"]
    assert not any("Điểm việc" in words(one) for one in archivist.messages())
    clerk.taps("Đã kiểm tra", on="Điểm việc")
    clerk.sees("Điểm việc", "Đã kiểm tra lúc")
    count = sum("Điểm việc" in words(one) for one in clerk.messages())
    town.advance("PT10M")
    assert sum("Điểm việc" in words(one) for one in clerk.messages()) == count


def _next_half_day(town: Town) -> None:
    """Move to 13:31 of the next working day: past the morning and the afternoon digest."""
    from datetime import datetime, timedelta

    from tests.calendars import YEAR_2026

    now = datetime.fromisoformat(town.advance("PT0S"))
    day = YEAR_2026.next_working_day(now.date())
    at = datetime.combine(day, datetime.min.time(), now.tzinfo) + timedelta(hours=13, minutes=31)
    town.advance(f"PT{int((at - now).total_seconds())}S")


def test_the_commands_answer(town: Town) -> None:
    clerk, specialist = town.having("clerk"), town.having("specialist")
    clerk.says("/viec")
    clerk.sees("việc")
    clerk.says("/trogiup")
    clerk.sees("Vào sổ", "Điều 8 khoản 3")
    town.letter(subject="V/v tìm kiếm có dấu Đường Đê", urgency=0)
    clerk.sees("V/v tìm kiếm có dấu Đường Đê")
    clerk.says("/tim duong de")
    hits = clerk.sees("Kết quả tìm", "Đường Đê")
    assert len(list(buttons(hits))) == 1
    specialist.says("/tim duong de")
    specialist.sees("Không thấy văn bản nào")


def test_strangers_see_nothing(town: Town) -> None:
    made = town.chat.post("/sim/chats", json={"first_name": "Người lạ"}).json()
    stranger = town.having("clerk")
    stranger.user_id, stranger.name = made["user_id"], "Người lạ"
    stranger.says("/start")
    stranger.says("/viec")
    said = until(lambda: [m for m in stranger.messages() if m["from_bot"]], "one polite sentence")
    assert all("Văn bản" not in words(message) for message in said)
