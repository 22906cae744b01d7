"""Thể thức bản sao (NĐ 30, phụ lục I, phần II) — under the end of what was copied, below a solid
line across the page: on the same page when there is room, else on one of its own.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import pikepdf

from adapters.signing.faces import page as drawn
from adapters.signing.stamps import font
from core.signing.making import CopyForm
from core.signing.places import MM

A4 = (210 * MM, 297 * MM)
LEFT, RIGHT, FOOT, HEAD = 30 * MM, 15 * MM, 20 * MM, 20 * MM
"""Margins of a page (NĐ 30, phụ lục I, I.4)."""
GAP = 10.0
"""Between the last mark of the text and the line."""
SIGNING = 50.0
"""Room between the lines of authority and the name, for hand and stamp when it is printed."""


@dataclass(frozen=True)
class Column:
    """Cột — paragraphs (words, face, size), one under the other, and the room before each."""

    rows: tuple[tuple[str, str, float, float, int], ...]

    def made(self, width: float) -> list[tuple[Any, float, float]]:
        """Each paragraph with the room before it and its height."""
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.platypus import Paragraph

        found = []
        for words, face, size, before, across in self.rows:
            style = ParagraphStyle(face, fontName=font(face), fontSize=size, leading=size * 1.2,
                                   alignment=across)  # fmt: skip
            one = Paragraph(escape(words), style)
            found.append((one, before, float(one.wrap(width, 10_000)[1])))
        return found


def with_form(content: bytes, form: CopyForm) -> bytes:
    """Tệp có thể thức bản sao — of a file that `copied` made."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        page, place = _under_the_text(pdf, form) or _on_its_own_page(pdf, form)
        block = _drawn(form, place.width, place.height)
        with pikepdf.open(io.BytesIO(block)) as one:
            page.add_overlay(one.pages[0], place)
            return _saved(pdf)


def _under_the_text(pdf: Any, form: CopyForm) -> tuple[Any, Any] | None:
    """On the last page, when the form stands there whole above the lower margin."""
    page = pdf.pages[-1]
    left, bottom, right, _top = (float(one) for one in page.cropbox)
    turned, narrow = int(page.get("/Rotate", 0)) % 360, right - left < A4[0] * 0.9
    if turned or narrow:
        return None
    height = _height(form, right - left)
    low = form.room - GAP - height
    if low < FOOT:
        return None
    return page, pikepdf.Rectangle(left, bottom + low, right, bottom + low + height)


def _on_its_own_page(pdf: Any, form: CopyForm) -> tuple[Any, Any]:
    width, height = A4[0], _height(form, A4[0])
    tall = max(A4[1], height + HEAD + FOOT)
    page = pdf.add_blank_page(page_size=(width, tall))
    return page, pikepdf.Rectangle(0, tall - HEAD - height, width, tall - HEAD)


def _columns(form: CopyForm) -> tuple[Column, Column]:
    bold, plain, slanted = "Tinos-Bold", "Tinos-Regular", "Tinos-Italic"
    left = (
        (form.agency.upper(), bold, 13.0, 8.0, 1),
        (f"Số: {form.reference}", plain, 13.0, 3.0, 1),
        ("Nơi nhận:", "Tinos-BoldItalic", 12.0, 12.0, 0),
        *((f"- {one}", plain, 11.0, 0.0, 0) for one in form.receivers),
    )
    right = (
        (form.kind.value, bold, 14.0, 8.0, 1),
        (form.dated, slanted, 13.0, 3.0, 1),
        *((one, bold, 13.0, 12.0 if one == form.lines[0] else 0.0, 1) for one in form.lines),
        (form.name, bold, 13.0, SIGNING, 1),
    )
    return Column(left), Column(right)


def _widths(width: float) -> tuple[float, float]:
    inner = width - LEFT - RIGHT
    return inner * 0.47, inner * 0.53


def _height(form: CopyForm, width: float) -> float:
    columns = zip(_columns(form), _widths(width), strict=True)
    return max(sum(b + h for _, b, h in one.made(across)) for one, across in columns) + 2


def _drawn(form: CopyForm, width: float, height: float) -> bytes:
    """The block as a page of its own, as wide as the page that it goes on."""

    def draw(canvas: Any) -> None:
        canvas.setLineWidth(0.8)
        canvas.line(LEFT, height - 1, width - RIGHT, height - 1)
        at = LEFT
        for column, across in zip(_columns(form), _widths(width), strict=True):
            top = height - 2
            for paragraph, before, tall in column.made(across):
                top -= before + tall
                paragraph.drawOn(canvas, at, top)
            at += across

    return drawn(width, height, draw)


def _saved(pdf: Any) -> bytes:
    """As `draft` saves: the plainest file there is, the same for the same input."""
    out = io.BytesIO()
    pdf.save(out, min_version="1.7", deterministic_id=True, compress_streams=True,
             object_stream_mode=pikepdf.ObjectStreamMode.disable)  # fmt: skip
    return out.getvalue()
