"""Ảnh JPEG — walked from mark to mark: one picture, and nothing after its end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.exchange.formats.found import (
    BLANK,
    DAMAGED,
    FALSE,
    POLYGLOT,
    TAIL,
    Found,
    ends_as_zip,
    is_markup,
)

_SCAN, _END, _STUFFED = 0xDA, 0xD9, 0x00
_ALONE = {0x01, *range(0xD0, 0xD8)}
_COMMENT, _APPLICATION = 0xFE, range(0xE0, 0xF0)
_NEXT = re.compile(rb"\xff[^\x00\x01\xd0-\xd7]", re.DOTALL)
MOST_MARKS = 100_000


def look(content: bytes) -> Iterator[Found]:
    if not content.startswith(b"\xff\xd8\xff"):
        yield FALSE
        return
    end, spoken = _walk(content)
    if end < 0:
        yield DAMAGED
        return
    if ends_as_zip(content) or any(is_markup(one) or b"%PDF-" in one for one in spoken):
        yield POLYGLOT
    elif content[end:].strip(BLANK):
        yield TAIL


def _walk(content: bytes) -> tuple[int, list[bytes]]:
    """(where the picture ends or -1, what its comments and application parts begin with)."""
    at = 2
    spoken: list[bytes] = []
    for _ in range(MOST_MARKS):
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            break
        mark = content[at + 1]
        if mark == _END:
            return at + 2, spoken
        if mark in _ALONE or mark in (_STUFFED, 0xFF):
            at += 1 if mark == 0xFF else 2
            continue
        size = int.from_bytes(content[at + 2 : at + 4], "big")
        if size < 2:
            break
        if mark == _COMMENT or mark in _APPLICATION:
            spoken.append(content[at + 4 : at + 2 + min(size, 1024)])
        at += 2 + size
        if mark == _SCAN:
            at = _after_scan(content, at)
    return -1, spoken


def _after_scan(content: bytes, at: int) -> int:
    """Past the coded picture: to the next mark that is neither a stuffed byte nor a restart."""
    found = _NEXT.search(content, at)
    return found.start() if found else len(content)
