"""Văn bản mẫu — a really signed letter from a made-up agency, in a package, delivered to a mailbox."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from adapters.dms._files import folder_name, write
from adapters.edxml.build import build
from adapters.edxml.parse import parse
from app.demo.authority import DemoAuthority, Sender
from app.demo.papers import LetterFields, letter_with_places
from app.demo.people import CODES, PLACES
from core.calendar import TIME_ZONE
from core.errors import Refusal
from core.exchange.package import Attachment, Organ, Package

PROVINCE = Sender("UBND tỉnh (minh họa)", "000.00.01.H56", "Hoàng Văn Minh", "province")
# An agency that is sent things and never opens its mailbox: what a clerk has to watch for.
SILENT = ("000.00.05.H56", "Sở Tài chính (minh họa)", "STC")
STAMPS = ("", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")
SUBJECTS = (
    "V/v báo cáo tình hình sản xuất vụ Đông Xuân 2026 - 2027",
    "V/v phòng, chống dịch bệnh trên cây trồng, vật nuôi",
    "V/v tăng cường ứng phó mưa lũ sau bão số 12",
    "V/v di dời khẩn cấp các hộ dân ở vùng sạt lở",
)
BODY = (
    "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu cơ quan có tên trên triển khai nội dung nêu tại trích yếu.",
    "Kết quả thực hiện báo cáo về Ủy ban nhân dân tỉnh đúng thời hạn ghi tại văn bản này để tổng hợp.",
    "Nhận được văn bản này, đề nghị các cơ quan, đơn vị khẩn trương tổ chức thực hiện.",
)
FIRST_NUMBER = 4501


@dataclass(frozen=True)
class Post:
    """Bưu điện của bản chạy thử — writes letters and puts packages into mailboxes."""

    authority: DemoAuthority
    exchange: Path
    counter: Path

    def letter(self, subject: str, urgency: int, to: str, at: datetime) -> bytes:
        """Gói tin của một văn bản mới — signed twice at this moment. Blocks for half a second."""
        day = at.astimezone(TIME_ZONE).date()
        number = str(self._next())
        names = tuple(place.name for place in PLACES if place.code == to)
        fields = LetterFields(
            parent="",
            agency="Ủy ban nhân dân tỉnh",
            reference=f"{number}/UBND-VP",
            place="Thanh Hóa",
            issued_on=day,
            subject=subject.removeprefix("V/v").strip(),
            to=names,
            body=BODY,
            copies_to=("Như trên", "Lưu: VT, VP"),
            position="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
            signer=PROVINCE.person,
            urgency=STAMPS[urgency],
        )
        pdf, places = letter_with_places(fields)
        signed = self.authority.sign(pdf, at, places)
        package = Package(
            sender=Organ(PROVINCE.code, PROVINCE.agency),
            receivers=(Organ(to, names[0]),),
            document_uid=f"{PROVINCE.code},{day:%Y/%m/%d},{number}/UBND-VP",
            number=number,
            notation="UBND-VP",
            subject=subject,
            place="Thanh Hóa",
            issued_on=day,
            type_name="Công văn",
            competence="Ủy ban nhân dân tỉnh",
            signer_position="Phó Chủ tịch",
            signer_name=PROVINCE.person,
            due_on=day + timedelta(days=10),
            urgency=urgency,
            attachments=(Attachment(f"{number}-UBND-VP.pdf", signed, "application/pdf"),),
        )
        return build(package, at)

    def deliver(self, raw: bytes, mailbox: str = "") -> str:
        """Bỏ vào hộp thư — of `mailbox`, else of the first of ours that it is addressed to."""
        code = mailbox or _addressee(raw)
        new = self.exchange / folder_name(code) / "in" / "new"
        drafts = self.exchange / folder_name(code) / "out" / "tmp"
        for folder in (new, drafts):
            folder.mkdir(parents=True, exist_ok=True)
        write(new / f"{uuid.uuid4().hex}.edxml", raw, by_way_of=drafts)
        return code

    def _next(self) -> int:
        """The next number of the sender's register, remembered over restarts."""
        said = self.counter.read_text(encoding="ascii") if self.counter.exists() else ""
        number = int(said) + 1 if said.isdecimal() else FIRST_NUMBER
        self.counter.write_text(str(number), encoding="ascii")
        return number


def _addressee(raw: bytes) -> str:
    try:
        package = parse(raw)
    except Refusal:
        return CODES[0]
    named = (
        [organ.code for organ in package.receivers]
        if isinstance(package, Package)
        else [package.receiver_code]
    )
    return next((code for code in named if code in CODES), CODES[0])
