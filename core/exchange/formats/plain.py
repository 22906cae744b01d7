"""Tệp chữ — .txt and .csv: Unicode by TCVN 6909:2001, in UTF-8 or UTF-16; no old code pages (R-6.4b)."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator

from core.exchange.formats import legacy
from core.exchange.formats.found import FALSE, POLYGLOT, Found, ends_as_zip, is_markup

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_OTHERS = (b"%PDF-", b"{\\rtf", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xd8\xff", b"<?xml")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_FORMULA = re.compile(r"""\s*["']?[=@+-].*(\||!|HYPERLINK|WEBSERVICE|DDE|IMPORT)""", re.IGNORECASE)
MOST_ROWS = 1_000_000


def look(content: bytes) -> Iterator[Found]:
    if content.startswith(_OTHERS):
        yield FALSE
        return
    if ends_as_zip(content) or is_markup(content):
        yield POLYGLOT
        return
    text = decoded(content)
    if text is None:
        yield _NOT_UNICODE[legacy.page_of(content.decode("latin-1"))]
    elif "\x00" in text:
        yield Found("format-nul")
    elif _CONTROL.search(text):
        yield FALSE
    elif page := legacy.page_of(text):
        yield _NOT_UNICODE[page]


def look_table(content: bytes) -> Iterator[Found]:
    """Bảng .csv — text as above; rows that can be told apart; formulas are a warning."""
    found = list(look(content))
    yield from found
    text = decoded(content)
    if found or text is None:
        return
    try:
        for number, row in enumerate(csv.reader(text.splitlines(keepends=True))):
            if number > MOST_ROWS:
                break
            if any(_FORMULA.match(cell[:500]) for cell in row):
                yield Found("format-formula", grave=False)
                return
    except csv.Error:
        yield FALSE


def decoded(content: bytes) -> str | None:
    """The text, by its mark or as UTF-8; None when it is neither."""
    encoding = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


_NOT_UNICODE = {
    "tcvn3": Found("format-tcvn3"),
    "vni": Found("format-vni"),
    "": Found("format-not-unicode"),
}
