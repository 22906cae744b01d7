"""Tệp RTF — text with commands; objects carried inside are refused, old fonts are a warning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.exchange.formats.found import BLANK, FALSE, POLYGLOT, TAIL, Found, ends_as_zip

_OBJECT = re.compile(
    rb"\\(objdata|objemb|objlink|objupdate|objautlink|object|bin\d)", re.IGNORECASE
)
_OLD_FONT = re.compile(rb"[ }](\.Vn[A-Z]|VNI-)")


def look(content: bytes) -> Iterator[Found]:
    if not content.startswith(b"{\\rtf"):
        yield FALSE
        return
    if ends_as_zip(content):
        yield POLYGLOT
    elif content[content.rfind(b"}") + 1 :].strip(BLANK):
        yield TAIL
    elif b"\x00" in content.rstrip(BLANK):
        yield Found("format-nul")
    if _OBJECT.search(content):
        yield Found("format-object")
    if _OLD_FONT.search(content[:100_000]):
        yield Found("format-old-font", grave=False)
