"""Thời hạn tính từ khi nhận — “5 ngày làm việc” is a count, not a date (Điều 8.3a, R-8.3a-2).

A count that names its own beginning (“5 ngày làm việc kể từ hôm nay”, “5 ngày làm việc nữa”) is
a date, and is read as one by `core.due_dates`.
"""

from __future__ import annotations

import re

from core.due_dates import LONGEST
from core.due_dates.words import hearings
from core.text import nfc

_TERM = re.compile(
    r"(?:(?:han|thoi han|la|xong|trong|trong vong) )*(?P<count>[0-9]{1,3}) ngay lam viec"
    r"(?: (?:(?:ke|tinh) )?tu (?:khi|ngay|luc) nhan)?"
)


def working_days(text: str) -> int | None:
    """Số ngày làm việc — None when the words are no such count; its size is not judged here."""
    words = " ".join(nfc(text[: 10 * LONGEST]).split())
    if len(words) > LONGEST:
        return None
    for exact in (True, False):
        found = {
            int(match["count"])
            for heard in hearings(words, exact=exact)
            if (match := _TERM.fullmatch(" ".join(heard)))
        }
        if found:
            return found.pop() if len(found) == 1 else None
    return None
