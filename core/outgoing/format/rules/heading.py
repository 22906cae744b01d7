"""Phần đầu — Quốc hiệu, Tiêu ngữ on the right; the agencies' names on the left."""

from __future__ import annotations

import re

from core.outgoing.format.areas import HEADING, about_row, left, number_row, right
from core.outgoing.format.paper import Claims, Paper, Row, first_of
from core.outgoing.format.rule import rule
from core.text import Text

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
UPPER = 60.0
"""The nation's name begins above this, in millimetres."""
ALONE = re.compile(
    r"^(ỦY|UỶ) BAN NHÂN DÂN|^(HỘI ĐỒNG NHÂN DÂN|BỘ|CHÍNH PHỦ|THANH TRA CHÍNH PHỦ|NGÂN HÀNG NHÀ NƯỚC"
    r"|VĂN PHÒNG CHÍNH PHỦ|ĐOÀN ĐẠI BIỂU QUỐC HỘI|ỦY BAN DÂN TỘC)\b"
)
"""Who has no agency above to be named."""


def _nation(row: Row) -> bool:
    """Both places of the tone mark are written: HÒA and HOÀ."""
    return row.text.replace("HOÀ", "HÒA") == NATION


@rule("F6", "phần I mục II.1")
def nation_is_named(paper: Paper, _claims: Claims) -> Text | None:
    """Quốc hiệu — in capitals, upper right."""
    row = first_of(
        paper.first, lambda row: row.text.upper().startswith(NATION[:6]) and row.top < UPPER
    )
    if row is None or not _nation(row):
        return Text.of("format-nation")
    return None if right(row) else Text.of("format-nation-place")


@rule("F7", "phần I mục II.1")
def motto_stands_below(paper: Paper, _claims: Claims) -> Text | None:
    """Tiêu ngữ — under Quốc hiệu, the hyphens between blanks."""
    motto = first_of(paper.first, lambda row: re.match("độc lập", row.text, re.IGNORECASE))
    nation = first_of(paper.first, _nation)
    if motto is None or motto.text.replace("–", "-") != MOTTO:
        return Text.of("format-motto")
    stands = right(motto) and motto.top < UPPER + 10
    if not stands or (nation is not None and motto.bottom <= nation.bottom):
        return Text.of("format-motto-place")
    return None


@rule("F8", "phần I mục II.2")
def agencies_are_named(paper: Paper, _claims: Claims) -> Text | None:
    """Tên cơ quan chủ quản, cơ quan ban hành — upper left, in capitals, the second one bold."""
    below = number_row(paper) or about_row(paper)
    end = below.top if below is not None else HEADING / 2
    rows = [row for row in paper.first.rows if left(row) and row.bottom <= end + 1]
    rows = [row for row in rows if any(map(str.isalpha, row.text))]
    if not rows:
        return Text.of("format-agency")
    small = next((row for row in rows if not row.capitals), None)
    if small is not None:
        return Text.of("format-agency-capitals", words=small.text[:80])
    if rows[-1].bold is False:
        return Text.of("format-agency-bold", words=rows[-1].text[:80])
    lonely = rows[0].bold is not False or len(rows) == 1
    return Text.of("format-parent") if lonely and not ALONE.match(rows[0].text) else None
