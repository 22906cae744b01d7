"""Khổ giấy và lề — A4, upright; the text stays inside the margins."""

from __future__ import annotations

from core.outgoing.format.areas import FULL_LINE, body, margin_number
from core.outgoing.format.paper import Claims, Page, Paper, Row
from core.outgoing.format.rule import rule
from core.text import Text

A4 = (210.0, 297.0)
SHARE = 0.02
INDENT = 12.7
SLACK = 1.0
"""Letters do not begin exactly at the edge of their line, in millimetres."""


@rule("F1", "phần I mục I.1, I.2")
def sheet_is_a4(paper: Paper, _claims: Claims) -> Text | None:
    """Khổ A4 — ±2 %; from page 2 also across, for tables."""
    for page in paper.pages:
        sizes = [(page.width, page.height)]
        sizes += [(page.height, page.width)] if page.number > 1 else []
        if not any(_near(size) for size in sizes):
            return Text.of(
                "format-not-a4", page=page.number,
                width=round(page.width), height=round(page.height),
            )  # fmt: skip
    return None


def _near(size: tuple[float, float]) -> bool:
    pairs = zip(size, A4, strict=True)
    return all(abs(found - wanted) <= wanted * SHARE for found, wanted in pairs)


@rule("F2", "phần I mục I.3")
def margins_above_and_below(paper: Paper, _claims: Claims) -> Text | None:
    """Lề trên, lề dưới 20–25 mm — how far down a page is filled is not a margin."""
    for page in filter(_upright, paper.pages):
        rows = [row for row in page.rows if not margin_number(page, row)]
        if not rows:
            continue
        above = min(row.top for row in rows)
        below = page.height - max(row.bottom for row in rows)
        if above < 20 - SLACK or (page.number == 1 and above > 25 + 2 * SLACK):
            return Text.of("format-margin-top", page=page.number, found=_mm(above))
        if below < 20 - SLACK:
            return Text.of("format-margin-bottom", page=page.number, found=_mm(below))
    return None


@rule("F3", "phần I mục I.3")
def margins_left_and_right(paper: Paper, _claims: Claims) -> Text | None:
    """Lề trái 30–35, lề phải 15–20 mm — as the full lines of the text show them; a single
    one may be the first of its paragraph, and so indented (phần I mục II.5).
    """
    full: dict[int, list[Row]] = {}
    for page, row in body(paper):
        if row.width >= FULL_LINE:
            full.setdefault(page.number, []).append(row)
    for page in filter(_upright, paper.pages):
        rows = full.get(page.number)
        if not rows:
            continue
        before = min(row.left for row in rows)
        indent = INDENT if len(rows) == 1 else 0.0
        after = page.width - max(row.right for row in rows)
        if not 30 - SLACK <= before <= 35 + SLACK + indent:
            return Text.of("format-margin-left", page=page.number, found=_mm(before))
        if not 15 - SLACK <= after <= 20 + 2 * SLACK:
            return Text.of("format-margin-right", page=page.number, found=_mm(after))
    return None


def _upright(page: Page) -> bool:
    return page.height >= page.width


def _mm(length: float) -> str:
    return f"{length:.0f}"
