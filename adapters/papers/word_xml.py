"""Khung DOCX — pages, and rows of tables written as XML at once: python-docx takes milliseconds for
every cell, and a year's register has a hundred thousand of them.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

FONT = "Times New Roman"
"""On every office machine, and of the same widths as the fonts of the PDF."""
_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TWIPS = 1440 / 25.4
"""In a millimetre."""


def blank(width: float, height: float, left: float, right: float) -> Any:
    """Tờ giấy trắng — a document of one page size and margins, in millimetres."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.top_margin, section.bottom_margin = Mm(15), Mm(15)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.space_after = Pt(0)
    return document


def written(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def paragraph(document: Any, words: str, size: float, **look: Any) -> Any:
    """`bold`, `italic`; `middle`; `before` and `after` in points."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    made = document.add_paragraph()
    run = made.add_run(words)
    run.bold, run.italic, run.font.size = look.get("bold"), look.get("italic"), Pt(size)
    if look.get("middle"):
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.paragraph_format.space_before = Pt(look.get("before", 0))
    made.paragraph_format.space_after = Pt(look.get("after", 0))
    return made


def table(document: Any, widths: Sequence[float]) -> Any:
    """Bảng kẻ — without rows yet; widths in millimetres, fixed."""
    made = document.add_table(rows=0, cols=len(widths))
    made.style = "Table Grid"
    made.autofit = False
    for column, width in zip(made._tbl.tblGrid.gridCol_lst, widths, strict=True):  # noqa: SLF001
        column.w = int(width * 36_000)
    return made


def add_row(
    made: Any, cells: Sequence[str], widths: Sequence[float],
    *, head: bool = False, struck: Sequence[bool] = (), height: float = 0,
) -> None:  # fmt: skip
    """Một hàng — a `head` row is repeated on every page; `height` in millimetres is exact."""
    from docx.oxml import parse_xml

    marks = "<w:tblHeader/>" if head else ""
    if height:
        marks = f'<w:trHeight w:val="{height * TWIPS:.0f}" w:hRule="exact"/>{marks}'
    strikes = struck or [False] * len(cells)
    inner = "".join(
        _cell(words, width, head=head, struck=strike)
        for words, width, strike in zip(cells, widths, strikes, strict=True)
    )
    row = f"<w:tr {_NS}><w:trPr>{marks}</w:trPr>{inner}</w:tr>"
    made._tbl.append(parse_xml(row))  # noqa: SLF001 - see the head of this file


def _cell(words: str, width: float, *, head: bool, struck: bool) -> str:
    look = ("<w:b/>" if head else "") + ("<w:strike/>" if struck else "")
    middle = '<w:pPr><w:jc w:val="center"/></w:pPr>' if head else ""
    lines = "".join(
        f'<w:p>{middle}<w:r><w:rPr>{look}<w:sz w:val="20"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in words.split("\n")
    )
    size = f'<w:tcPr><w:tcW w:w="{width * TWIPS:.0f}" w:type="dxa"/></w:tcPr>'
    return f"<w:tc>{size}{lines}</w:tc>"


def numbered(section: Any, words: str) -> None:
    """Chân trang — words, and the page's number counted by the word processor."""
    from docx.oxml import parse_xml

    foot = section.footer.paragraphs[0]
    foot.add_run(f"{words} – ")
    for name in ("PAGE", "NUMPAGES"):
        if name == "NUMPAGES":
            foot.add_run("/")
        foot._p.append(  # noqa: SLF001 - python-docx has no fields
            parse_xml(f'<w:fldSimple {_NS} w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        )
