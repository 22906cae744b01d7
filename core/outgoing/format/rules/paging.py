"""Số trang — Arabic, in the middle of the upper margin, from page 2; appendices count anew."""

from __future__ import annotations

import re

from core.outgoing.format.areas import TEXT_MIDDLE, margin_number
from core.outgoing.format.paper import Claims, Page, Paper, Row
from core.outgoing.format.rule import rule
from core.text import Text

OFF_MIDDLE = 15.0
_APPENDIX = re.compile(r"phụ lục\b|mẫu số\b", re.IGNORECASE)


@rule("F16", "phần I mục I.7")
def pages_are_numbered(paper: Paper, _claims: Claims) -> Text | None:
    """Số trang — not shown on the first page."""
    count = 0
    for page in paper.pages:
        row = next((row for row in page.rows if margin_number(page, row)), None)
        count = 1 if page.number == 1 or _begins_appendix(page) else count + 1
        fault = _fault(page, row, count)
        if fault is not None:
            return fault
    return None


def _fault(page: Page, row: Row | None, count: int) -> Text | None:
    if count == 1:
        shown = page.number == 1 and row is not None
        return Text.of("format-page-first") if shown else None
    if row is None:
        return None if not page.rows else Text.of("format-page-missing", page=page.number)
    if row.text not in {str(count), str(page.number)}:
        return Text.of("format-page-wrong", page=page.number, found=row.text, wanted=count)
    middle = page.width / 2
    near = min(abs(row.middle - middle), abs(row.middle - TEXT_MIDDLE)) <= OFF_MIDDLE
    above = row.bottom < page.height / 2
    return None if near and above else Text.of("format-page-place", page=page.number)


def _begins_appendix(page: Page) -> bool:
    return any(_APPENDIX.match(row.text) for row in page.rows[:3])
