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
from tests.stories.people import Someone, Town, buttons, words

pytestmark = ON_BOTH_DATABASES
SUBJECT = "V/v đề nghị cung cấp số liệu tiêu thụ nông sản"
ANSWER = "V/v cung cấp số liệu tiêu thụ nông sản"
# of the same day and never answered: what is not closed is reminded of
OPEN, OPEN_WORK = "V/v báo cáo giá vật tư nông nghiệp", "V/v rà soát chợ đầu mối"


def _says(person: Someone, *parts: str) -> list[str]:
    found = (words(one) for one in person.messages() if one["from_bot"])
    return [said for said in found if all(part in said for part in parts)]


def _offers(person: Someone, subject: str) -> list[str]:
    """Every button that the person has for this, those behind “Khác…” too."""
    for message in person.messages():
        for button in buttons(message):
            if subject in words(message) and button["text"].startswith("Khác"):
                person.presses(message, button)
    shown = [one for one in person.messages() if subject in words(one)]
    return [button["text"] for one in shown for button in buttons(one)]


def _asks(town: Town, subject: str, receiver: str) -> None:
    """Our letter: drafted with a day by which to answer, approved, signed, sent."""
    mine = Letter(town, subject, a_letter_about(subject), receiver)
    specialist, leader = town.having("specialist"), town.having("leader")
    specialist.uploads(mine.file_name, mine.pdf)
    specialist.taps("Không có độ mật", on="độ mật")
    specialist.submits(mine.file_name, subject, mine.receivers, leader.name, reply="04/12")
    specialist.sees(subject, "Nơi nhận phải phản hồi trước 04/12/2026")
    mine.is_approved(subject)
    mine.is_sent(subject)


def _is_reminded(town: Town) -> None:
    """By hand, while the answer is still out."""
    specialist = town.having("specialist")
    specialist.taps("Đôn đốc", on=SUBJECT)
    specialist.taps("Sở Công Thương", on="Đôn đốc nơi nhận nào?")
    specialist.taps("Gọi điện", on="Đã đôn đốc bằng cách nào?")
    reminded = "⏳ Sở Công Thương (minh họa): chưa trả lời, đã đôn đốc 1 lần"
    for person in (specialist, town.having("clerk"), town.having("leader")):
        person.sees(SUBJECT, reminded)


def _other_work(town: Town, lead: Someone) -> None:
    """Given on the same day, with as much time."""
    theirs, chief = town.having("clerk", agency=THEIRS), town.having("leader", agency=THEIRS)
    town.letter(subject=OPEN_WORK, urgency=0, to=THEIRS)
    theirs.taps("Vào sổ", on=OPEN_WORK)
    assigns(chief, OPEN_WORK, lead, ())
    lead.sees("Chủ trì văn bản đến", OPEN_WORK)


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

    _asks(town, OPEN, "Sở Tài chính")
    _asks(town, SUBJECT, "Sở Công Thương")
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
    _is_reminded(town)
    _other_work(town, head)

    _answers(town)
    reference = "01/SCT-"
    specialist.sees("đã trả lời", "Sở Công Thương")
    closed = specialist.sees(
        SUBJECT, "Đã phản hồi 1/1", "📩 Sở Công Thương (minh họa): trả lời tại"
    )
    assert reference in words(closed)
    assert "đã đôn đốc" not in words(closed)
    for person in (clerk, town.having("leader", agency=OURS)):
        person.sees(SUBJECT, "Đã phản hồi 1/1", reference)
    arrived = clerk.sees(ANSWER, reference, "C8", "C12")
    assert "✘" not in words(arrived)
    clerk.taps("Vào sổ", on=ANSWER)
    theirs.sees(ANSWER, "đã tiếp nhận")

    theirs.sees(SUBJECT, "Đã trả lời", reference)
    worker.taps("Hoàn thành", on=SUBJECT)
    worker.says("Đã trả lời bằng công văn.")
    clerk.sees(SUBJECT, "Sở Công Thương (minh họa): đã hoàn thành")
    assert "📣 Đôn đốc" not in _offers(specialist, SUBJECT)
    assert "📣 Đôn đốc" in _offers(specialist, OPEN)

    town.advance("P14D")
    for person in (specialist, town.having("leader"), town.having("unit_head")):
        person.sees("Quá hạn phản hồi, chưa trả lời: Sở Tài chính", OPEN)
        assert not _says(person, "Quá hạn phản hồi", SUBJECT)
    head.sees("Đôn đốc: việc này quá hạn", OPEN_WORK)
    chief.sees("Đôn đốc: việc này quá hạn", OPEN_WORK)
    for person in (worker, head, chief):
        assert not _says(person, "Đôn đốc", SUBJECT)
        assert not _says(person, "Đôn đốc", "2 việc")
