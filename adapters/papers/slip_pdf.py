"""Phiếu giải quyết văn bản đến in ra giấy — A4, with the arrival stamp drawn on it (R-12.1)."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from adapters.papers.words import BOLD, ITALIC, MM, REGULAR, font, said, width, wrapped
from core.books.slip import ArrivalStamp, Block, Slip
from core.ports import Texts
from core.text import Text

PAGE = (210 * MM, 297 * MM)
LEFT, RIGHT, TOP, BOTTOM = 25 * MM, 195 * MM, 280 * MM, 20 * MM
STAMP = (50 * MM, 35 * MM)
"""NĐ 30 Phụ lục IV: 35 mm × 50 mm."""
EMPTY_LINES = 3


def slip_pdf(slip: Slip, texts: Texts) -> bytes:
    """Phiếu — PDF bytes, the same for the same slip."""
    from reportlab.pdfgen.canvas import Canvas

    for name in (REGULAR, BOLD, ITALIC):
        font(name)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=PAGE, invariant=1)
    canvas.setTitle(f"{texts.plain(Text.of('slip-title'))} {slip.stamp.number}")
    canvas.setAuthor(slip.stamp.agency)
    pen = _Pen(canvas, TOP)
    _head(pen, slip, texts)
    for label, value in slip.document:
        pen.write(f"{texts.plain(label)}: {said(value, texts)}", REGULAR, 12.5)
    for block in slip.blocks:
        _block(pen, block, texts)
    canvas.save()
    return out.getvalue()


@dataclass
class _Pen:
    """Ngọn bút — where the next line goes; begins a new page at the foot."""

    canvas: Any
    top: float

    def write(self, words: str, face: str, size: float, *, right: bool = False) -> None:
        for line in wrapped(words, RIGHT - LEFT, face, size):
            self.need(size * 1.35)
            self.canvas.setFont(face, size)
            if right:
                self.canvas.drawRightString(RIGHT, self.top - size, line)
            else:
                self.canvas.drawString(LEFT, self.top - size, line)
            self.top -= size * 1.35

    def need(self, height: float) -> None:
        if self.top - height < BOTTOM:
            self.canvas.showPage()
            self.top = TOP


def _head(pen: _Pen, slip: Slip, texts: Texts) -> None:
    """The agency's name left of the stamp, the title under both."""
    draw_stamp(pen.canvas, slip.stamp, texts, (RIGHT - STAMP[0], TOP - STAMP[1]))
    top = TOP - 12
    for line in wrapped(slip.stamp.agency.upper(), RIGHT - LEFT - STAMP[0] - 10 * MM, BOLD, 13):
        pen.canvas.setFont(BOLD, 13)
        pen.canvas.drawString(LEFT, top, line)
        top -= 17
    pen.top = min(top, TOP - STAMP[1]) - 10 * MM
    pen.canvas.setFont(BOLD, 16)
    middle = (LEFT + RIGHT) / 2
    pen.canvas.drawCentredString(middle, pen.top, texts.plain(Text.of("slip-title")))
    pen.top -= 8 * MM
    if slip.recalled:
        pen.write(texts.plain(Text.of("slip-recalled")), BOLD, 12.5)


def draw_stamp(canvas: Any, stamp: ArrivalStamp, texts: Texts, corner: tuple[float, float]) -> None:
    """Dấu “ĐẾN” — 50 mm wide, 35 mm high, its lower left corner there; long words are set smaller."""
    (left, bottom), (wide, height) = corner, STAMP
    under_mark = bottom + height * 2 / 3
    canvas.setLineWidth(1)
    canvas.rect(left, bottom, wide, height)
    canvas.line(left, under_mark, left + wide, under_mark)
    lines = stamp_lines(stamp, texts)
    step = height / len(lines)
    for place, (words, face, most, middle) in enumerate(lines, start=1):
        size, parts = _fitting(words, wide - 3 * MM, face, most)
        canvas.setFont(face, size)
        foot = bottom + height - place * step + (step - len(parts) * size * 1.1) / 2 + size * 0.25
        for number, part in enumerate(reversed(parts)):
            y = foot + number * size * 1.1
            if middle:
                canvas.drawCentredString(left + wide / 2, y, part)
            else:
                canvas.drawString(left + 1.5 * MM, y, part)


def stamp_lines(stamp: ArrivalStamp, texts: Texts) -> list[tuple[str, str, float, bool]]:
    """Các dòng trên dấu — words, font, largest size, whether in the middle."""
    plain = texts.plain
    return [
        (stamp.agency.upper(), BOLD, 9, True),
        (plain(Text.of("slip-stamp-mark")), BOLD, 12, True),
        (plain(Text.of("slip-stamp-number", number=stamp.number)), REGULAR, 10.5, False),
        (plain(Text.of("slip-stamp-day", day=stamp.arrived_on)), REGULAR, 10.5, False),
        (plain(Text.of("slip-stamp-passed", to=stamp.passed_to)), REGULAR, 10.5, False),
        (plain(Text.of("slip-stamp-dossier", dossier=stamp.dossier)), REGULAR, 10.5, False),
    ]


def _fitting(words: str, room: float, face: str, most: float) -> tuple[float, list[str]]:
    """The larger type of one line and two; never more than two lines."""
    size = most
    while size > 3:
        parts = wrapped(words, room, face, size)
        if len(parts) <= 1 or (len(parts) == 2 and size <= 6.5):
            break
        size -= 0.5
    return size, parts[:2]


def _block(pen: _Pen, block: Block, texts: Texts) -> None:
    pen.top -= 4 * MM
    pen.need(30 * MM)
    pen.canvas.setLineWidth(0.5)
    pen.canvas.line(LEFT, pen.top, RIGHT, pen.top)
    pen.top -= 2 * MM
    pen.write(texts.plain(block.title), BOLD, 13)
    for opinion in block.opinions:
        pen.top -= 1 * MM
        pen.write(said(opinion.words, texts), REGULAR, 12.5)
        by = Text.of("slip-by", name=opinion.by, day=opinion.on)
        pen.write(texts.plain(by), ITALIC, 12, right=True)
    if not block.opinions:
        dots = "." * int((RIGHT - LEFT) / width(".", REGULAR, 12.5))
        for _ in range(EMPTY_LINES):
            pen.write(dots, REGULAR, 12.5)
