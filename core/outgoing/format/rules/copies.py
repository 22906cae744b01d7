"""Nơi nhận — “Nơi nhận:” lower left, and what is kept: “Lưu: VT, …”."""

from __future__ import annotations

import re

from core.outgoing.format.areas import copies_row, left
from core.outgoing.format.paper import Claims, Paper
from core.outgoing.format.rule import rule
from core.text import Text

_KEPT = re.compile(r"[-–•+*]?\s*Lưu\s*:\s*(?P<where>.*)")


@rule("F12", "phần I mục II.9")
def copies_are_named(paper: Paper, _claims: Claims) -> Text | None:
    """Nơi nhận — with the copy that the clerk keeps (VT)."""
    found = copies_row(paper)
    if found is None:
        return Text.of("format-copies-missing")
    page, row = found
    if not left(row):
        return Text.of("format-copies-place", page=page.number)
    if row.text != "Nơi nhận:":
        return Text.of("format-copies-form", page=page.number, words=row.text[:40])
    below = (
        _KEPT.match(one.text)
        for on, one in paper.rows()
        if (on.number, one.bottom) > (page.number, row.bottom) and left(one)
    )
    kept = next((match for match in below if match), None)
    if kept is None or not re.match(r"VT\b", kept["where"]):
        return Text.of("format-kept", page=page.number)
    return None
