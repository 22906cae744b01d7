"""Dấu chỉ mức độ khẩn — the word of the declared urgency, and none on an ordinary document."""

from __future__ import annotations

from core.outgoing.format.areas import HEADING
from core.outgoing.format.paper import Claims, Paper, Row
from core.outgoing.format.rule import rule
from core.text import Text

WORDS = ("", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")
_SAME = {"HOẢ TỐC": "HỎA TỐC"}


@rule("F15", "phần I mục III.2b")
def urgency_is_stamped(paper: Paper, claims: Claims) -> Text | None:
    """Dấu độ khẩn — exactly when the urgency is 1 or more (R-10.3a)."""
    if claims.urgency is None or not 0 <= claims.urgency < len(WORDS):
        return None
    wanted = WORDS[claims.urgency]
    found = [word for row in paper.first.rows if (word := word_of(row))]
    if not wanted and found:
        return Text.of("format-stamp-none", word=found[0])
    if wanted and wanted not in found:
        return Text.of("format-stamp-missing", word=wanted)
    other = next((word for word in found if word != wanted), None)
    return Text.of("format-stamp-none", word=other) if other else None


def word_of(row: Row) -> str:
    text = _SAME.get(row.text, row.text)
    return text if row.top < HEADING and text in WORDS else ""
