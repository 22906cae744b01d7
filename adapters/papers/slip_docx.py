"""Phiếu giải quyết văn bản đến dạng DOCX — the stamp is a ruled block of its exact size."""

from __future__ import annotations

from typing import Any

from adapters.papers.slip_pdf import EMPTY_LINES, stamp_lines
from adapters.papers.word_xml import add_row, blank, paragraph, table, written
from adapters.papers.words import said
from core.books.slip import Block, Slip
from core.ports import Texts
from core.text import Text

DOTS = "." * 120
_ROWS = (8.0, 7.0, 5.0, 5.0, 5.0, 5.0)
"""Heights of the stamp's lines in millimetres: 35 together."""


def slip_docx(slip: Slip, texts: Texts) -> bytes:
    """Phiếu — DOCX bytes."""
    document = blank(210, 297, left=25, right=15)
    document.core_properties.title = texts.plain(Text.of("slip-title"))
    document.core_properties.author = slip.stamp.agency[:255]
    _stamp(document, slip, texts)
    title = texts.plain(Text.of("slip-title"))
    paragraph(document, title, 16, bold=True, middle=True, before=24, after=12)
    if slip.recalled:
        paragraph(document, texts.plain(Text.of("slip-recalled")), 13, bold=True, after=6)
    for name, value in slip.document:
        paragraph(document, f"{texts.plain(name)}: {said(value, texts)}", 13, after=2)
    for block in slip.blocks:
        _block(document, block, texts)
    return written(document)


def _stamp(document: Any, slip: Slip, texts: Texts) -> None:
    from docx.enum.table import WD_TABLE_ALIGNMENT

    made = table(document, [50.0])
    made.alignment = WD_TABLE_ALIGNMENT.RIGHT
    for (words, _face, _size, middle), height in zip(
        stamp_lines(slip.stamp, texts), _ROWS, strict=True
    ):
        add_row(made, [words], [50.0], head=middle, height=height)


def _block(document: Any, block: Block, texts: Texts) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph(document, texts.plain(block.title), 13, bold=True, before=12, after=4)
    for opinion in block.opinions:
        for line in said(opinion.words, texts).split("\n"):
            paragraph(document, line, 13)
        by = texts.plain(Text.of("slip-by", name=opinion.by, day=opinion.on))
        paragraph(document, by, 12, italic=True, after=4).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if not block.opinions:
        for _ in range(EMPTY_LINES):
            paragraph(document, DOTS, 13)
