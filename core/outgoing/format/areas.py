"""Các ô của văn bản — where the parts of a letter stand: heading, text, closing (PL I, sơ đồ)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from core.outgoing.format.paper import Page, Paper, Row, first_of

HALF = 105.0
"""The middle of an A4 page in millimetres."""
TEXT_MIDDLE = 112.5
"""The middle of the text between the widest margins."""
HEADING = 130.0
"""No heading reaches further down the first page, in millimetres."""
FULL_LINE = 110.0
"""A line of the text so wide shows where the margins are, in millimetres."""
ROOM, LEVEL = 20.0, 2.0
"""Room left open inside a line, and how level its pieces stand, in millimetres."""
NUMBER = re.compile(r"^S[ốỐ]\b", re.IGNORECASE)
DATE = ("ngày", "tháng", "năm")
ABOUT = re.compile(r"(V/v|Về việc)\s+\S", re.IGNORECASE)
COPIES = re.compile(r"^nơi nhận\b", re.IGNORECASE)


def left(row: Row) -> bool:
    return row.middle < HALF


def right(row: Row) -> bool:
    return row.middle >= HALF


def number_row(paper: Paper) -> Row | None:
    """Dòng “Số: …” — in the left half of the heading, with what stands after the open number."""
    row = first_of(
        paper.first, lambda row: left(row) and row.top < HEADING and NUMBER.match(row.text)
    )
    return _whole(paper.first, row, left) if row is not None else None


def about_row(paper: Paper) -> Row | None:
    """Dòng trích yếu công văn — “V/v …” in the heading, wherever it stands there."""
    return first_of(paper.first, lambda row: row.top < HEADING and ABOUT.match(row.text))


def date_row(paper: Paper) -> Row | None:
    """Dòng địa danh và thời gian — in the heading, wherever it stands there."""
    begun = (row for row in paper.first.rows if row.top < HEADING and DATE[0] in _small(row))
    whole = (_whole(paper.first, row, lambda _row: True) for row in begun)
    return next((row for row in whole if row.width < 100 and _dated(row)), None)


def _dated(row: Row) -> bool:
    return all(word in _small(row) for word in DATE)


def _small(row: Row) -> str:
    return row.text.casefold()


def _whole(page: Page, row: Row, side: Callable[[Row], bool]) -> Row:
    """The row with its other pieces: where room is left for a number, one line is two runs."""
    for more in sorted(page.rows, key=lambda one: one.left):
        level = abs(more.bottom - row.bottom) < LEVEL
        if side(more) and level and 0 < more.left - row.right < ROOM:
            row = replace(row, text=f"{row.text} {more.text}", right=more.right)
    return row


def copies_row(paper: Paper) -> tuple[Page, Row] | None:
    """Dòng “Nơi nhận:” — the first one; a letter has one, its appendices may repeat the words."""
    return next(((page, row) for page, row in paper.rows() if COPIES.match(row.text)), None)


def motto_foot(paper: Paper) -> float:
    """Chân phần đầu văn bản — below number and date, in millimetres."""
    rows = [row for row in (number_row(paper), date_row(paper)) if row is not None]
    return max((row.bottom for row in rows), default=50.0)


def body(paper: Paper) -> list[tuple[Page, Row]]:
    """Nội dung — from under the heading to “Nơi nhận”; page numbers left out."""
    head, end = motto_foot(paper), copies_row(paper)
    rows = []
    for page, row in paper.rows():
        if end is not None and (page.number, row.bottom) >= (end[0].number, end[1].top):
            break
        if (page.number > 1 or row.top > head) and not margin_number(page, row):
            rows.append((page, row))
    return rows


def margin_number(page: Page, row: Row) -> bool:
    """Số trang — digits alone in the upper or the lower margin."""
    lonely = re.fullmatch(r"[-–\s]*\d{1,4}[-–\s]*", row.text) is not None
    return lonely and (row.bottom < 26 or row.top > page.height - 26)


def closing(paper: Paper) -> tuple[Page, list[Row]] | None:
    """Phần ký — the rows in the right half beside and below “Nơi nhận”, on its page; without that
    line, of the last page below its middle.
    """
    end = copies_row(paper)
    page, top = (end[0], end[1].top - 8) if end else (paper.pages[-1], paper.pages[-1].height / 2)
    rows = [row for row in page.rows if right(row) and row.top >= top and row.size >= 11.5]
    return (page, [row for row in rows if not margin_number(page, row)]) if rows else None
