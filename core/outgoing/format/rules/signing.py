"""Quyền hạn, chức vụ, họ tên — lower right: how the signer signs, as what, and who he is."""

from __future__ import annotations

import re

from core.outgoing.format.areas import closing
from core.outgoing.format.paper import Claims, Paper, Row
from core.outgoing.format.rule import rule
from core.text import Text, nfc

_PREFIX = re.compile(r"(TM|KT|TL|TUQ|Q)\.( \S.*)")
_LIKE_PREFIX = re.compile(r"(T/M|K/T|T/L|TM|KT|TL|TUQ|Q)(?=[\s.,:/])")
_SECOND = {"TM", "KT", "TL", "TUQ"}
"""After these a second line says as what the signer signs."""
_DEGREES = re.compile(r"(GS|PGS|TS|ThS|BS|KS|CN)\.\s?", re.IGNORECASE)
NAME_LEAST = 2


@rule("F13", "phần I mục II.7")
def position_is_named(paper: Paper, _claims: Claims) -> Text | None:
    """Quyền hạn, chức vụ — “KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC”; a head signs without a prefix."""
    found = closing(paper)
    rows = [row for row in found[1] if row.capitals] if found else []
    if found is None or not rows:
        return Text.of("format-position-missing")
    page, first = found[0].number, rows[0].text
    prefix = _PREFIX.fullmatch(first)
    if prefix is None and _LIKE_PREFIX.match(first):
        return Text.of("format-prefix", page=page, words=first[:60])
    if prefix is not None and prefix[1] in _SECOND and len(rows) < 2:
        return Text.of("format-position-second", page=page, words=first[:60])
    return None


@rule("F14", "phần I mục II.7")
def signer_is_named(paper: Paper, claims: Claims) -> Text | None:
    """Họ tên người ký — under the position, without degrees, the one the draft was made for."""
    found = closing(paper)
    row = name_row(found[1]) if found else None
    if found is None or row is None:
        return Text.of("format-signer-missing")
    if _DEGREES.match(row.text):
        return Text.of("format-signer-degree", page=found[0].number, name=row.text[:60])
    if claims.signer and _folded(row.text) != _folded(claims.signer):
        return Text.of(
            "format-signer-other", page=found[0].number,
            found=row.text[:60], wanted=claims.signer[:60],
        )  # fmt: skip
    return None


def name_row(rows: list[Row]) -> Row | None:
    """The first row under the position that is not in capitals."""
    after = iter(rows)
    if not any(row.capitals for row in after):
        return None
    small = (row for row in after if not row.capitals)
    return next((row for row in small if len(row.text.split()) >= NAME_LEAST), None)


def _folded(name: str) -> str:
    return " ".join(nfc(name).casefold().split())
