"""Longer ways that several stories go: a letter from its draft to the exchange; an agency's work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from app.demo.papers import LetterFields, letter
from tests.stories.people import Someone, Town, until, words

ON_BOTH_DATABASES = pytest.mark.parametrize(
    "setting", ["sqlite", "postgresql"], indirect=True, scope="module"
)
OURS, THEIRS, PROVINCE = "000.00.02.H56", "000.00.03.H56", "000.00.01.H56"
BOTH = "UBND tỉnh; Sở Công Thương"


def a_letter_about(subject: str, signer: str = "Lê Văn An", urgency: str = "") -> bytes:
    """A draft about this, the way a letter looks."""
    return letter(
        LetterFields(
            parent="UBND TỈNH (MINH HỌA)",
            agency="SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
            reference="      /SNNMT-TT",
            place="Thanh Hóa",
            issued_on=date(2026, 11, 23),
            subject=subject.removeprefix("V/v").strip(),
            to=("UBND tỉnh", "Sở Công Thương"),
            body=(f"Sở Nông nghiệp và Môi trường gửi nội dung {subject.removeprefix('V/v')}.",),
            copies_to=("Như trên", "Lưu: VT, TT"),
            position="GIÁM ĐỐC",
            signer=signer,
            urgency=urgency,
        )
    )


@dataclass
class Letter:
    """Một công văn — goes out from our agency to `receivers`; `on` finds its cards."""

    town: Town
    subject: str
    pdf: bytes
    receivers: str = BOTH
    urgency: str = "Thường"
    agency: str = OURS

    def having(self, role: str) -> Someone:
        return self.town.having(role, agency=self.agency)

    def goes_out(self) -> None:
        specialist = self.having("specialist")
        specialist.uploads(self.file_name, self.pdf)
        specialist.taps("Không có độ mật", on="độ mật")
        self.is_submitted(self.file_name, self.having("leader"))
        self.is_approved(self.subject)
        self.is_sent(self.subject)

    def is_submitted(self, on: str, leader: Someone) -> None:
        """By the specialist, for this leader to sign."""
        goes_through(
            self.having("specialist"), "Trình dự thảo", on,
            [
                ("Loại văn bản?", "Công văn"),
                ("Trích yếu nội dung:", f"/{self.subject}"),
                ("Nơi nhận", f"/{self.receivers}"),
                ("Nơi nhận đọc được", "Đúng"),
                ("Trình ai ký?", leader.name),
                ("Mức độ khẩn?", self.urgency),
                ("phản hồi không?", "Không phải phản hồi"),
            ],
            done="Đã trình dự thảo.",
        )  # fmt: skip

    @property
    def file_name(self) -> str:
        return f"{self.subject.removeprefix('V/v').strip()}.pdf"

    def is_approved(self, on: str) -> None:
        """By the unit head and the leader; a code works once, and each lasts half a minute."""
        self.having("unit_head").taps("Đồng ý, trình lãnh đạo", on=on)
        self.is_signed_off(on)

    def is_signed_off(self, on: str) -> None:
        """By the leader alone, with a code."""
        leader = self.having("leader")
        leader.approves(on)
        leader.asked("mã xác thực")
        self.town.advance("PT31S")
        leader.says(leader.code())

    def is_sealed(self, on: str) -> None:
        """From the check of its form to the agency's signature."""
        clerk, leader = self.having("clerk"), self.having("leader")
        clerk.taps("Đạt thể thức", on=on)
        self._hands_in(leader, "Nộp bản đã ký số", on, "person")
        clerk.taps("Cấp số", on=on)
        clerk.taps("Cấp số 0", on="Cấp số, ngày")
        self._hands_in(clerk, "Nộp bản đã ký số cơ quan", on, "agency")
        clerk.sees(on, "chờ phát hành")

    def is_sent(self, on: str) -> None:
        """From the check of its form to the exchange."""
        clerk = self.having("clerk")
        self.is_sealed(on)
        clerk.taps("Phát hành", on=on)
        clerk.taps("Không gửi kèm bản giấy", on="bản giấy")
        clerk.taps("Xác nhận", on="xin kiểm tra lại")

    def _hands_in(self, person: Someone, button: str, on: str, kind: str) -> None:
        """What was approved, or signed before, with one signature more."""
        person.taps(button, on=on)
        person.asked("Gửi tệp PDF")
        person.uploads(self.file_name, self.town.signs_due(self.subject, person, kind))


MOVED = "đã thay đổi"


def goes_through(
    person: Someone, button: str, on: str, answers: Sequence[tuple[str, str]], done: str
) -> None:
    """A dialog from its button to the end; from the beginning again when the thing had moved
    meanwhile and the bot says so: a receiver's answer may come at any moment. An answer that
    begins with “/” is typed, any other is a button.
    """
    for _ in range(4):
        known = {one["message_id"] for one in person.messages()}
        person.taps(button, on=on)
        if all(_answers(person, prompt, answer, known) for prompt, answer in answers):
            if _comes(person, done, known):
                return
    raise AssertionError(f"{person.name}: “{button}” never came to its end")


def _comes(person: Someone, part: str, known: set[int]) -> bool:
    """Whether this is said, or that the thing has moved."""

    def look() -> str:
        new = [one for one in person.messages() if one["message_id"] not in known]
        said = [words(one) for one in new if one["from_bot"]]
        if any(MOVED in one for one in said):
            return MOVED
        return part if any(part in one for one in said) else ""

    return until(look, f"{person.name} reads “{part}”") == part


def _answers(person: Someone, prompt: str, answer: str, known: set[int]) -> bool:
    if not _comes(person, prompt, known):
        return False
    if answer.startswith("/"):
        person.says(answer.removeprefix("/"))
        return True
    told = person.hands.tap(person.user_id, *person.finds(answer, prompt))
    return MOVED not in str(told)


def assigns(leader: Someone, on: str, lead: Someone, helpers: Sequence[Someone]) -> None:
    """Phân công — chủ trì, phối hợp, five working days for everybody."""
    leader.taps("Phân công", on=on)
    leader.taps(lead.name, on="chủ trì")
    for one in helpers:
        leader.taps(one.name, on="phối hợp")
    leader.taps("Xong", on="phối hợp")
    leader.asked("Ý kiến chỉ đạo")
    leader.says("Chủ trì nghiên cứu, tham mưu văn bản trả lời.")
    leader.asked("Hạn của chủ trì?")
    leader.says("5 ngày làm việc")
    leader.taps("Đúng", on="đúng không?")
    if helpers:
        leader.taps("Như hạn của chủ trì")
    leader.taps("Xác nhận", on="xin kiểm tra lại")
