"""Báo cáo dạng tệp — CSV, DOCX and PDF: a heading, the days, and a row for each figure (R-12.4)."""

from __future__ import annotations

import csv
import io
from typing import Any

from adapters.papers.register_csv import BOM, tame
from adapters.papers.ruled import Ruled
from adapters.papers.word_xml import add_row, blank, paragraph, table, written
from adapters.papers.words import BOLD, MM, REGULAR, font, wrapped
from core.following.report import Report
from core.ports import Texts
from core.text import Text

PAGE = (210 * MM, 297 * MM)
LEFT, TOP, SIZE = 25 * MM, 275 * MM, 13.0
WIDTHS = (120.0, 40.0)
"""Millimetres."""
HEADS = (Text.of("report-item"), Text.of("report-count"))


def report_csv(report: Report, texts: Texts) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow((tame(report.scope), texts.plain(report.days)))
    for label, count in (*_head(texts), *_rows(report, texts)):
        writer.writerow((tame(label), count))
    return (BOM + out.getvalue()).encode()


def report_docx(report: Report, texts: Texts) -> bytes:
    document = blank(210, 297, left=25, right=15)
    document.core_properties.title = texts.plain(report.title)
    document.core_properties.author = report.scope[:255]
    paragraph(document, report.scope.upper(), 13, bold=True)
    paragraph(document, texts.plain(report.title), 14, bold=True, middle=True, before=18)
    paragraph(document, texts.plain(report.days), 13, middle=True, after=12)
    made = table(document, WIDTHS)
    for cells in _head(texts):
        add_row(made, cells, WIDTHS, head=True)
    for cells in _rows(report, texts):
        add_row(made, cells, WIDTHS)
    return written(document)


def report_pdf(report: Report, texts: Texts) -> bytes:
    """The same bytes for the same figures; all of it fits on one page."""
    from reportlab.pdfgen.canvas import Canvas

    for name in (REGULAR, BOLD):
        font(name)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=PAGE, invariant=1)
    canvas.setTitle(texts.plain(report.title))
    canvas.setAuthor(report.scope)
    below = _heading(canvas, report, texts)
    columns = [wide * MM for wide in WIDTHS]
    ruled = Ruled([texts.plain(one) for one in HEADS], columns, LEFT, below)
    for strips in ruled.pages((cells, False) for cells in _rows(report, texts)):
        ruled.draw(canvas, strips)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _heading(canvas: Any, report: Report, texts: Texts) -> float:
    """Tiêu đề — whose, what and of which days; gives the line below it, in points."""
    room, below = sum(WIDTHS) * MM, TOP
    for words, face in (
        (report.scope.upper(), BOLD),
        ("", REGULAR),
        (texts.plain(report.title), BOLD),
        (texts.plain(report.days), REGULAR),
        ("", REGULAR),
    ):
        canvas.setFont(face, SIZE)
        for line in wrapped(words, room, face, SIZE) or [""]:
            canvas.drawCentredString(LEFT + room / 2, below, line)
            below -= SIZE * 1.35
    return below


def _head(texts: Texts) -> list[tuple[str, ...]]:
    return [tuple(texts.plain(one) for one in HEADS)]


def _rows(report: Report, texts: Texts) -> list[tuple[str, str]]:
    return [(texts.plain(label), count) for label, count in report.rows]
