"""Sổ đăng ký in ra giấy — A4 landscape, a cover and numbered pages, to be bound (NĐ 30 PL IV)."""

from __future__ import annotations

import io
from typing import Any

from adapters.papers.ruled import LEFT, PAGE, Ruled
from adapters.papers.words import BOLD, ITALIC, MM, REGULAR, font, said, wrapped
from core.ports import Texts
from core.registers.extract import Book
from core.registers.rows import Sheet, columns, day
from core.text import Text

WIDTHS: dict[Book, tuple[int, ...]] = {
    Book.INCOMING: (19, 13, 32, 26, 19, 60, 30, 19, 25, 22),
    Book.OUTGOING: (26, 19, 56, 24, 40, 20, 14, 19, 20, 27),
    Book.FOLLOW_UP: (14, 66, 38, 21, 56, 32, 38),
}
"""Millimetres; 265 together: 20 mm to the left for the binding, 12 mm to the right."""


def register_pdf(sheet: Sheet, texts: Texts) -> bytes:
    """Quyển sổ — PDF bytes, the same for the same sheet."""
    from reportlab.pdfgen.canvas import Canvas

    for name in (REGULAR, BOLD, ITALIC):
        font(name)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=PAGE, invariant=1, pageCompression=1)
    canvas.setTitle(f"{texts.plain(sheet.title)} {sheet.year}")
    canvas.setAuthor(sheet.agency)
    _cover(canvas, sheet, texts)
    _pages(canvas, sheet, texts)
    canvas.save()
    return out.getvalue()


def cover_lines(sheet: Sheet, texts: Texts) -> tuple[str, ...]:
    """Trên bìa, dưới tên sổ — the year, the days, the numbers, which volume."""
    said_of = [Text.of("register-year", year=sheet.year)]
    days = {"since": day(sheet.since), "until": day(sheet.until)}
    said_of.append(Text.of("register-days", **days))
    if sheet.rows:
        said_of.append(Text.of("register-numbers", first=sheet.first, last=sheet.last))
    said_of.append(Text.of("register-volume"))
    return tuple(map(texts.plain, said_of))


def _cover(canvas: Any, sheet: Sheet, texts: Texts) -> None:
    width, height = PAGE
    canvas.setLineWidth(1.5)
    canvas.rect(15 * MM, 12 * MM, width - 30 * MM, height - 24 * MM)
    canvas.setLineWidth(0.5)
    canvas.rect(16.2 * MM, 13.2 * MM, width - 32.4 * MM, height - 26.4 * MM)
    top = _centred(canvas, sheet.agency.upper(), (BOLD, 16), height - 32 * MM)
    canvas.line(width / 2 - 25 * MM, top + 8, width / 2 + 25 * MM, top + 8)
    top = _centred(canvas, texts.plain(sheet.title), (BOLD, 30), height - 88 * MM)
    top -= 8 * MM
    for line in cover_lines(sheet, texts):
        top = _centred(canvas, line, (REGULAR, 15), top) - 2 * MM
    canvas.showPage()


def _centred(canvas: Any, words: str, face: tuple[str, float], top: float) -> float:
    for line in wrapped(words, PAGE[0] - 60 * MM, *face):
        canvas.setFont(*face)
        canvas.drawCentredString(PAGE[0] / 2, top, line)
        top -= face[1] * 1.3
    return top


def _pages(canvas: Any, sheet: Sheet, texts: Texts) -> None:
    titles = [texts.plain(title) for title in columns(sheet.book)]
    ruled = Ruled(titles, [wide * MM for wide in WIDTHS[sheet.book]])
    rows = (([said(cell, texts) for cell in row.cells], row.struck) for row in sheet.rows)
    pages = ruled.pages(rows)
    for number, strips in enumerate(pages, start=1):
        ruled.draw(canvas, strips)
        canvas.setFont(ITALIC, 9)
        if not sheet.rows:
            canvas.drawString(LEFT, PAGE[1] / 2, texts.plain(Text.of("register-none")))
        canvas.drawString(LEFT, 9 * MM, f"{texts.plain(sheet.title)} – {sheet.agency}"[:140])
        count = Text.of("register-page", number=number, count=len(pages))
        canvas.drawRightString(PAGE[0] - 12 * MM, 9 * MM, texts.plain(count))
        canvas.showPage()
