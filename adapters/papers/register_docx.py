"""Sổ đăng ký dạng DOCX — the same cover and table as on paper, for those who fill in the rest."""

from __future__ import annotations

from adapters.papers.register_pdf import WIDTHS, cover_lines
from adapters.papers.word_xml import add_row, blank, numbered, paragraph, table, written
from adapters.papers.words import said
from core.ports import Texts
from core.registers.rows import Sheet, columns
from core.text import Text


def register_docx(sheet: Sheet, texts: Texts) -> bytes:
    """Quyển sổ — DOCX bytes."""
    document = blank(297, 210, left=20, right=12)
    title = texts.plain(sheet.title)
    document.core_properties.title = f"{title} {sheet.year}"
    document.core_properties.author = sheet.agency[:255]
    paragraph(document, sheet.agency.upper(), 16, bold=True, middle=True, before=40)
    paragraph(document, title, 28, bold=True, middle=True, before=110, after=24)
    for line in cover_lines(sheet, texts):
        paragraph(document, line, 15, middle=True, after=6)
    document.add_page_break()
    widths = WIDTHS[sheet.book]
    made = table(document, widths)
    add_row(made, [texts.plain(one) for one in columns(sheet.book)], widths, head=True)
    add_row(made, [f"({place})" for place in range(1, len(widths) + 1)], widths, head=True)
    for row in sheet.rows:
        cells = [said(cell, texts) for cell in row.cells]
        struck = [row.struck] * (len(cells) - 1) + [False]
        add_row(made, cells, widths, struck=struck)
    if not sheet.rows:
        paragraph(document, texts.plain(Text.of("register-none")), 11, italic=True, before=12)
    numbered(document.sections[0], f"{title} – {sheet.agency}")
    return written(document)
