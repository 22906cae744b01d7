"""Trang được trích sao — “1-2, 5”, as people write it and as it is kept (NĐ 30 Đ.25 k.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.errors import Refusal

MOST_PAGES, LAST_PAGE, LONGEST = 200, 2_000, 200
_RANGE = re.compile(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?")


class PagesNotUnderstood(Refusal):
    """Not page numbers such as “1-2, 5”."""


def pages_of(words: str) -> list[int]:
    """Số trang, from 1 — each once, in order. Raises `PagesNotUnderstood`."""
    found: set[int] = set()
    for part in words[:LONGEST].replace(";", ",").split(","):
        match = _RANGE.fullmatch(part.strip())
        if match is None:
            raise PagesNotUnderstood
        first = int(match[1])
        last = int(match[2] or first)
        if not 1 <= first <= last <= LAST_PAGE or last - first >= MOST_PAGES:
            raise PagesNotUnderstood
        found |= set(range(first, last + 1))
    if len(found) > MOST_PAGES:
        raise PagesNotUnderstood
    return sorted(found)


def pages_said(pages: Sequence[int]) -> str:
    """“1-2, 5” — runs of pages as people write them."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in runs)
