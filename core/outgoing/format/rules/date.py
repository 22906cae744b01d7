"""Địa danh và thời gian ban hành — “Thanh Hóa, ngày 05 tháng 3 năm 2026”."""

from __future__ import annotations

import re
from datetime import date

from core.outgoing.format.areas import date_row, right
from core.outgoing.format.paper import Claims, Paper
from core.outgoing.format.rule import rule
from core.text import Text

_BLANK = r"[\s.…_]*"
_FORM = re.compile(
    rf"(?P<place>[^\W\d_][^,]{{1,60}}), ngày(?P<day>{_BLANK}|\s+\d+\s+)"
    rf"tháng(?P<month>{_BLANK}|\s+\d+\s+)năm(?P<year>{_BLANK}|\s+\d{{4}})"
)


@rule("F10", "phần I mục II.4")
def place_and_date(paper: Paper, _claims: Claims) -> Text | None:
    """Địa danh, ngày tháng — right half; days below 10 and months 1 and 2 with a leading zero."""
    row = date_row(paper)
    if row is None:
        return Text.of("format-date-missing")
    if not right(row):
        return Text.of("format-date-place")
    found = _FORM.fullmatch(row.text)
    if found is None or not found["place"][0].isupper():
        return Text.of("format-date-form", words=row.text[:80])
    day, month, year = (found[name].strip(" .…_") for name in ("day", "month", "year"))
    if len(day) not in {0, 2} or (month and month != _month(month)):
        return Text.of("format-date-zero", words=row.text[:80])
    if not _exists(day, month, year):
        return Text.of("format-date-none", words=row.text[:80])
    return None if row.italic is not False else Text.of("format-date-italic")


def _month(digits: str) -> str:
    number = int(digits[:4])
    return f"{number:02}" if number < 3 else str(number)


def _exists(day: str, month: str, year: str) -> bool:
    """Is there such a day? What is still open counts as one that is."""
    try:
        date(int(year or 2024), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True
