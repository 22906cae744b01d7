"""Công văn mẫu — an official letter in the layout of Nghị định 30/2020, Phụ lục I, on one A4 page."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from adapters.signing.stamps import LEGEND, MM, SEAL, STROKE, Places, font, places_at

PAGE = (210 * MM, 297 * MM)
LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 195 * MM, 277 * MM, 20 * MM
LEFT_MIDDLE, RIGHT_MIDDLE = LEFT + 34 * MM, RIGHT - 47 * MM
LEFT_WIDTH = 68 * MM
SIZES = (14.0, 13.5, 13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.0)
STAMPS = {"KHẨN": 20 * MM, "THƯỢNG KHẨN": 40 * MM, "HỎA TỐC": 30 * MM}
"""Words of the urgency stamp and the widths of their frames; all are 8 mm high."""
SIGNING_ROOM = 6 + SEAL + LEGEND
"""From the foot of the position to the top of the name, in points: the seal stands between."""
MAX_PARAGRAPHS, MAX_LETTERS = 24, 4500
"""More than the page holds in the smallest type is not even measured."""
Face = tuple[str, float]


@dataclass(frozen=True)
class LetterFields:
    """Các thành phần thể thức — of an official letter; `reference` is as “123/SNV-VP”."""

    parent: str
    agency: str
    reference: str
    place: str
    issued_on: date
    subject: str
    to: tuple[str, ...]
    body: tuple[str, ...]
    copies_to: tuple[str, ...]
    position: str
    """Two lines when signing for another: “KT. GIÁM ĐỐC\\nPHÓ GIÁM ĐỐC”."""
    signer: str
    urgency: str = ""
    """One of `STAMPS`, or empty."""


def letter(fields: LetterFields) -> bytes:
    """Công văn — one page; long text is set smaller, then cut at the end. PDF bytes."""
    return letter_with_places(fields)[0]


def letter_with_places(fields: LetterFields) -> tuple[bytes, Places]:
    """Công văn và vị trí ký — where the signatures go between position and name."""
    from reportlab.pdfgen.canvas import Canvas

    for name in ("Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"):
        font(name)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=PAGE, invariant=1)
    canvas.setTitle(fields.subject)
    canvas.setAuthor(fields.agency)
    places = _draw(canvas, fields)
    canvas.save()
    return out.getvalue(), places


def _draw(canvas: Any, fields: LetterFields) -> Places:
    top = min(_issuer(canvas, fields), _motto(canvas, fields)) - 14
    size, body = _fitting(fields, top - BOTTOM)
    for paragraph in _paragraphs(body, size):
        height = paragraph.wrap(RIGHT - LEFT, PAGE[1])[1]
        paragraph.drawOn(canvas, LEFT, top - height)
        top -= height + 6
    return _closing(canvas, fields, top - 8)


def _fitting(fields: LetterFields, room: float) -> tuple[float, LetterFields]:
    """The largest type that fits; below the smallest, paragraphs are dropped from the end."""
    fields = _measurable(fields)
    foot = max(SIGNING_ROOM + 50, 18 + 12.5 * len(fields.copies_to)) + 8
    for size in SIZES:
        if _height(fields, size) + foot <= room:
            return size, fields
    while len(fields.body) > 1 and _height(fields, SIZES[-1]) + foot > room:
        fields = replace(fields, body=(*fields.body[:-2], "…"))
    return SIZES[-1], fields


def _measurable(fields: LetterFields) -> LetterFields:
    letters, body = 0, list(fields.body)
    for number, text in enumerate(body):
        letters += len(text)
        if number >= MAX_PARAGRAPHS or letters > MAX_LETTERS:
            cut = text[: max(0, len(text) - (letters - MAX_LETTERS))]
            return replace(fields, body=(*body[:number], f"{cut}…"))
    return fields


def _height(fields: LetterFields, size: float) -> float:
    paragraphs = _paragraphs(fields, size)
    return sum(float(one.wrap(RIGHT - LEFT, PAGE[1])[1]) + 6 for one in paragraphs)


def _paragraphs(fields: LetterFields, size: float) -> list[Any]:
    to = fields.to
    address = [f"Kính gửi: {to[0]}" if len(to) == 1 else "Kính gửi:"]
    address += [f"- {name};" for name in to[:-1]] + [f"- {to[-1]}."] if len(to) > 1 else []
    body = [*fields.body[:-1], f"{fields.body[-1].rstrip()}/."]
    addressed = [_paragraph(line, size, alignment=1) for line in address]
    return addressed + [_paragraph(line, size, indent=28.3) for line in body]


def _issuer(canvas: Any, fields: LetterFields) -> float:
    """Cơ quan chủ quản, cơ quan, số, trích yếu, dấu khẩn — the left column; gives its foot."""
    agency, bold = fields.agency.upper(), ("Tinos-Bold", 12.0)
    top = _centred(canvas, fields.parent.upper(), ("Tinos-Regular", 12), LEFT_MIDDLE, TOP)
    top = _centred(canvas, agency, bold, LEFT_MIDDLE, top)
    _rule(canvas, LEFT_MIDDLE, top, min(22 * MM, canvas.stringWidth(agency, *bold) * 0.45))
    top = min(top, TOP - 30) - 4
    top = _centred(canvas, f"Số: {fields.reference}", ("Tinos-Regular", 13), LEFT_MIDDLE, top)
    top = _centred(canvas, f"V/v {fields.subject}", ("Tinos-Regular", 12), LEFT_MIDDLE, top)
    return _stamp(canvas, fields.urgency, top - 2) if fields.urgency else top


def _motto(canvas: Any, fields: LetterFields) -> float:
    """Quốc hiệu, tiêu ngữ, địa danh và ngày tháng — the right column; gives its foot."""
    room = 94 * MM
    nation, motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
    top = _centred(canvas, nation, ("Tinos-Bold", 12), RIGHT_MIDDLE, TOP, room)
    top = _centred(canvas, motto, ("Tinos-Bold", 13), RIGHT_MIDDLE, top, room)
    _rule(canvas, RIGHT_MIDDLE, top, canvas.stringWidth(motto, "Tinos-Bold", 13))
    day, month = f"{fields.issued_on.day:02}", fields.issued_on.month
    months = f"{month:02}" if month < 3 else str(month)
    line = f"{fields.place}, ngày {day} tháng {months} năm {fields.issued_on.year}"
    below = min(top, TOP - 30) - 4
    return _centred(canvas, line, ("Tinos-Italic", 13), RIGHT_MIDDLE, below, room)


def _stamp(canvas: Any, word: str, top: float) -> float:
    """Dấu chỉ mức độ khẩn — red, single frame, under the abstract (ô 10b)."""
    width, height = STAMPS[word], 8 * MM
    canvas.saveState()
    canvas.setStrokeColorRGB(0.87, 0.04, 0.07)
    canvas.setFillColorRGB(0.87, 0.04, 0.07)
    canvas.setLineWidth(1.4)
    canvas.rect(LEFT_MIDDLE - width / 2, top - height, width, height)
    canvas.setFont("Tinos-Bold", 13)
    canvas.drawCentredString(LEFT_MIDDLE, top - height / 2 - 4.5, word)
    canvas.restoreState()
    return top - height - 4


def _closing(canvas: Any, fields: LetterFields, top: float) -> Places:
    """Nơi nhận bên trái; chức vụ, chỗ ký, họ tên bên phải."""
    canvas.setFont("Tinos-BoldItalic", 12)
    canvas.drawString(LEFT, top - 12, "Nơi nhận:")
    canvas.setFont("Tinos-Regular", 11)
    for number, line in enumerate(fields.copies_to):
        end = "." if number == len(fields.copies_to) - 1 else ";"
        canvas.drawString(LEFT, top - 25 - 12.5 * number, f"- {line}{end}")
    foot = _centred(canvas, fields.position.upper(), ("Tinos-Bold", 13), RIGHT_MIDDLE, top)
    _centred(canvas, fields.signer, ("Tinos-Bold", 13), RIGHT_MIDDLE, foot - SIGNING_ROOM)
    bottom = foot - 2 - SEAL / 2 - STROKE[1] / 2
    return places_at(RIGHT_MIDDLE - STROKE[0] / 2, bottom)


def _centred(canvas: Any, text: str, face: Face, middle: float, top: float, *rooms: float) -> float:
    """Lines centred on `middle`, within the left column's width unless told; gives their foot."""
    width = rooms[0] if rooms else LEFT_WIDTH
    paragraph = _paragraph(text, face[1], alignment=1, font=face[0], leading=1.12)
    height = float(paragraph.wrap(width, PAGE[1])[1])
    paragraph.drawOn(canvas, middle - width / 2, top - height)
    return top - height - 2


def _rule(canvas: Any, middle: float, y: float, width: float) -> None:
    canvas.setLineWidth(0.6)
    canvas.line(middle - width / 2, y, middle + width / 2, y)


def _paragraph(
    text: str, size: float, *, alignment: int = 4, indent: float = 0.0,
    font: str = "Tinos-Regular", leading: float = 1.2,
) -> Any:  # fmt: skip
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    style = ParagraphStyle(
        "body", fontName=font, fontSize=size, leading=size * leading,
        alignment=alignment, firstLineIndent=indent,
    )  # fmt: skip
    return Paragraph(escape(text).replace("\n", "<br/>"), style)
