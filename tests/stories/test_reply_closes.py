"""A letter that wants an answer gets one, by number, and both offices close their line (R-9.5c)."""

from __future__ import annotations

import pytest

from tests.stories.journeys import (
    ON_BOTH_DATABASES,
    OURS,
    THEIRS,
    Letter,
    a_letter_about,
    assigns,
)
from tests.stories.people import Someone, Town, words

pytestmark = ON_BOTH_DATABASES
SUBJECT = "V/v đề nghị cung cấp số liệu tiêu thụ nông sản"
ANSWER = "V/v cung cấp số liệu tiêu thụ nông sản"


def _says(person: Someone, *parts: str) -> list[str]:
    found = (words(one) for one in person.messages() if one["from_bot"])
    return [said for said in found if all(part in said for part in parts)]


def _asks(town: Town) -> None:
    """Our letter: drafted with a day by which to answer, approved, signed, sent."""
    mine = Letter(town, SUBJECT, a_letter_about(SUBJECT), "Sở Công Thương")
    specialist, leader = town.having("specialist"), town.having("leader")
    specialist.uploads(mine.file_name, mine.pdf)
    specialist.taps("Không có độ mật", on="độ mật")
    specialist.submits(mine.file_name, SUBJECT, mine.receivers, leader.name, reply="04/12")
    specialist.sees(SUBJECT, "Nơi nhận phải phản hồi trước 04/12/2026")
    mine.is_approved(SUBJECT)
    mine.is_sent(SUBJECT)


def _answers(town: Town) -> None:
    """Theirs: tied to what it answers from the first draft on; a short procedure of their own."""
    leader, clerk = town.having("leader", agency=THEIRS), town.having("clerk", agency=THEIRS)
    specialist = town.having("specialist", agency=THEIRS)
    mine = Letter(town, ANSWER, a_letter_about(ANSWER, signer=leader.name), agency=THEIRS)
    specialist.taps("Soạn trả lời", on=SUBJECT)
    specialist.sees("↪ Trả lời một văn bản đến")
    specialist.taps("Nộp bản mới", on="↪ Trả lời một văn bản đến")
    specialist.taps("Không có độ mật", on="độ mật")
    specialist.uploads(mine.file_name, mine.pdf)
    specialist.submits("↪ Trả lời", ANSWER, "Sở Nông nghiệp và Môi trường (minh họa)", leader.name)
    mine.is_signed_off(ANSWER)
    mine.is_sent(ANSWER)
    clerk.sees(ANSWER, "Sở Nông nghiệp và Môi trường (minh họa): đã đến")


@pytest.mark.basis("R-1.1", "R-8.1b", "R-8.3", "R-8.4c-2", "R-9.4a", "R-9.5c", "R-13.3")
def test_an_answer_closes_the_line_in_both_offices(town: Town) -> None:
    specialist, clerk = town.having("specialist"), town.having("clerk")
    theirs = town.having("clerk", agency=THEIRS)
    chief, head = town.having("leader", agency=THEIRS), town.having("unit_head", agency=THEIRS)
    worker = town.having("specialist", agency=THEIRS)

    _asks(town)
    theirs.sees(SUBJECT, "Phải trả lời trước 04/12/2026")
    clerk.sees(SUBJECT, "Đã phản hồi 0/1 · hạn 04/12/2026")
    theirs.taps("Vào sổ", on=SUBJECT)
    clerk.sees(SUBJECT, "Sở Công Thương (minh họa): đã tiếp nhận")
    assigns(chief, SUBJECT, head, ())
    clerk.sees(SUBJECT, "Sở Công Thương (minh họa): đã chuyển xử lý")
    head.taps("Chuyển tiếp", on=SUBJECT)
    head.taps(worker.name, on="Chuyển tiếp cho ai?")
    head.says("Em tổng hợp số liệu quý III.")
    worker.taps("Đã nhận", on=SUBJECT)
    clerk.sees(SUBJECT, "Sở Công Thương (minh họa): đang xử lý")

    _answers(town)
    reference = "01/SCT-"
    specialist.sees("đã trả lời", "Sở Công Thương")
    closed = specialist.sees(
        SUBJECT, "Đã phản hồi 1/1", "📩 Sở Công Thương (minh họa): trả lời tại"
    )
    assert reference in words(closed)
    arrived = clerk.sees(ANSWER, reference, "C8", "C12")
    assert "✘" not in words(arrived)
    clerk.taps("Vào sổ", on=ANSWER)
    theirs.sees(ANSWER, "đã tiếp nhận")

    theirs.sees(SUBJECT, "Đã trả lời", reference)
    worker.taps("Hoàn thành", on=SUBJECT)
    worker.says("Đã trả lời bằng công văn.")
    clerk.sees(SUBJECT, "Sở Công Thương (minh họa): đã hoàn thành")
    assert "Đôn đốc trả lời" not in str(specialist.offered(SUBJECT))

    town.advance("P14D")
    leader = town.having("leader", agency=OURS)
    town.letter(subject="V/v văn bản của ngày khác", urgency=0)
    clerk.sees("V/v văn bản của ngày khác")  # what was due in the meantime has been looked at
    for person in (specialist, leader, town.having("unit_head")):
        assert not _says(person, "Quá hạn phản hồi")
    for person in (worker, head):
        assert not _says(person, "Đôn đốc", SUBJECT)
