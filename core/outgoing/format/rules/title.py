"""Tên loại và trích yếu — “V/v …” under a letter's number; a named type in the middle, above its
abstract.
"""

from __future__ import annotations

from core.outgoing.format.areas import HEADING, TEXT_MIDDLE, about_row, left, motto_foot, number_row
from core.outgoing.format.paper import Claims, Paper, Row, first_of
from core.outgoing.format.rule import rule
from core.text import Text

LETTER = "type-letter"
TITLES = {
    "type-report": "BÁO CÁO",
    "type-proposal": "TỜ TRÌNH",
    "type-notice": "THÔNG BÁO",
    "type-plan": "KẾ HOẠCH",
    "type-decision": "QUYẾT ĐỊNH",
}
OFF_MIDDLE = 15.0
NEXT_ROW = 14.0
"""The abstract begins so near under the type's name, in millimetres."""


@rule("F11", "phần I mục II.5")
def type_and_abstract(paper: Paper, claims: Claims) -> Text | None:
    """Tên loại, trích yếu — by the type that was declared; without one, either form will do."""
    if claims.type_name == LETTER:
        return _letter(paper)
    if claims.type_name in TITLES:
        return _named(paper, (TITLES[claims.type_name],))
    if _letter(paper) is None:
        return None
    known = tuple(TITLES.values())
    return _named(paper, known) if _title(paper, known) else _any(paper)


def _letter(paper: Paper) -> Text | None:
    row, number = about_row(paper), number_row(paper)
    if row is None:
        return Text.of("format-about-missing")
    below = number is None or 0 < row.bottom - number.bottom < 4 * NEXT_ROW
    return None if left(row) and below else Text.of("format-about-place")


def _named(paper: Paper, names: tuple[str, ...]) -> Text | None:
    row = _title(paper, names)
    if row is None:
        return Text.of("format-title-missing", name=names[0])
    if abs(row.middle - TEXT_MIDDLE) > OFF_MIDDLE:
        return Text.of("format-title-middle", name=row.text)
    if row.bold is False:
        return Text.of("format-title-bold", name=row.text)
    under = first_of(paper.first, lambda one: 0 < one.bottom - row.bottom < NEXT_ROW)
    if under is None or abs(under.middle - TEXT_MIDDLE) > OFF_MIDDLE or len(under.text) < 5:
        return Text.of("format-abstract", name=row.text)
    return None


def _title(paper: Paper, names: tuple[str, ...]) -> Row | None:
    return first_of(paper.first, lambda row: row.text in names)


def _any(paper: Paper) -> Text | None:
    """Another named type: capitals in the middle, under the heading."""
    foot = motto_foot(paper)
    row = first_of(paper.first, lambda row: foot < row.bottom and _like_a_title(row))
    return None if row is not None else Text.of("format-title-missing", name="…")


def _like_a_title(row: Row) -> bool:
    return row.capitals and row.top < HEADING and abs(row.middle - TEXT_MIDDLE) <= OFF_MIDDLE
