"""Số, ký hiệu — “Số:”, a number or room for it, “/”, and a notation in the type's own form."""

from __future__ import annotations

import re

from core.outgoing.format.areas import number_row
from core.outgoing.format.paper import Claims, Paper
from core.outgoing.format.rule import rule
from core.text import Text

_ORGAN = r"[A-ZĐĂÂÊÔƠƯ][A-Za-zĐđĂÂÊÔƠƯăâêôơư0-9.&]{0,30}"
_TYPES = "NQ|QĐ|CT|QC|QyĐ|TC|TB|HD|CTr|KH|PA|ĐA|DA|BC|BB|TTr|HĐ|CĐ|BGN|BTT|GUQ|GM|GGT|GNP|PG|PC|PB"
_OWN = {"report": "BC", "proposal": "TTr", "notice": "TB", "plan": "KH", "decision": "QĐ"}
_LETTER = re.compile(rf"(?!({_TYPES})-){_ORGAN}(-{_ORGAN}){{1,5}}")
_NAMED = rf"(-{_ORGAN}){{1,6}}"
_ANY = re.compile(rf"((19|20)\d\d/)?{_ORGAN}{_NAMED}")
_SHAPE = re.compile(r"(?P<number>\d*)[\s.…_]*/(?P<notation>.*)")


@rule("F9", "phần I mục II.3")
def number_and_notation(paper: Paper, claims: Claims) -> Text | None:
    """Số, ký hiệu — the number may be left open; below 10 it has a leading zero (R-6.4a)."""
    row = number_row(paper)
    if row is None:
        return Text.of("format-number-missing")
    colon, words = row.text[2:3], row.text[3:].strip().lstrip(".…_ ")
    if colon != ":" or row.text[:2] != "Số":
        return Text.of("format-number-colon", words=row.text[:60])
    found = _SHAPE.fullmatch(words)
    if found is None:
        return Text.of("format-number-form", words=row.text[:60])
    if not _well_padded(found["number"]):
        return Text.of("format-number-zero", number=found["number"])
    if not _form(claims.type_name).fullmatch(found["notation"]):
        return Text.of("format-notation", words=found["notation"][:40] or "—")
    return None


def _well_padded(number: str) -> bool:
    if not number:
        return True
    return len(number) == 2 or (2 < len(number) <= 11 and number[0] != "0")


def _form(type_name: str) -> re.Pattern[str]:
    kind = type_name.removeprefix("type-")
    if kind == "letter":
        return _LETTER
    year = r"((19|20)\d\d/)?" if kind == "decision" else ""
    return re.compile(f"{year}{_OWN[kind]}{_NAMED}") if kind in _OWN else _ANY
