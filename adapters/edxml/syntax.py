"""Lỗi cú pháp XML — libxml2's English error turned into a refusal with element and line."""

from __future__ import annotations

import re

from adapters.edxml.refusals import NotAPackage, UnreadablePackage
from core.errors import Refusal
from core.text import Text

_EMPTY = 4  # no start tag where one must be
_TELLING = {
    # libxml2 code: key, and where its message names the element and what is wrong with it
    26: ("exchange-unknown-entity", re.compile(r"Entity '(?P<what>[^']+)'")),
    42: ("exchange-attribute-twice", re.compile(r"Attribute (?P<what>\S+) redefined")),
    76: ("exchange-tags-crossed", re.compile(r"mismatch: (?P<element>\S+) .*and (?P<what>\S+)")),
    77: ("exchange-cut-off", re.compile(r"in tag (?P<element>\S+)")),
    201: (
        "exchange-unknown-prefix",
        re.compile(r"prefix (?P<what>\S+) (for \S+ )?on (?P<element>\S+)"),
    ),
}
_PLAIN = {9: "exchange-bad-character", 81: "exchange-bad-character", 114: "exchange-too-deep"}
_OTHER_FILES = {
    b"%PDF": "exchange-found-pdf",
    b"PK\x03\x04": "exchange-found-zip",
    b"\xfe\xff": "exchange-found-utf16",
    b"\xff\xfe": "exchange-found-utf16",
}
_START_TAG = re.compile(rb"<([A-Za-z_][\w:.-]{0,99})")


def explain(raw: bytes, code: int, message: str, line: int) -> Refusal:
    if code == _EMPTY:
        return _not_xml(raw)
    key, pattern = _TELLING.get(code, (_PLAIN.get(code, "exchange-malformed"), None))
    found = pattern.search(message) if pattern else None
    names = found.groupdict() if found else {}
    reason = Text.of(key, **({"what": names["what"]} if "what" in names else {}))
    if pattern and not found:
        reason = Text.of("exchange-malformed")
    element = names.get("element") or _element_near(raw, line)
    return UnreadablePackage(element=element, line=line, reason=reason)


def _not_xml(raw: bytes) -> Refusal:
    if not raw.strip():
        return NotAPackage(found=Text.of("exchange-found-nothing"))
    if b"<?xml" in raw[:256]:
        reason = Text.of("exchange-before-declaration")
        return UnreadablePackage(element="?xml", line=1, reason=reason)
    keys = (key for magic, key in _OTHER_FILES.items() if raw.startswith(magic))
    return NotAPackage(found=Text.of(next(keys, "exchange-found-other")))


def _element_near(raw: bytes, line: int) -> str:
    """The last tag opened before the end of `line`: libxml2 does not always name the element."""
    before = b"\n".join(raw.split(b"\n", line)[:line])
    end = len(before)
    for _ in range(1000):
        end = before.rfind(b"<", 0, end)
        if end < 0:
            break
        if found := _START_TAG.match(before, end):
            return found.group(1).decode("utf-8", "replace")
    return "edXML"
