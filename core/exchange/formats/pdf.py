"""Tệp PDF — begins as one at its very first byte, ends as one, and is nothing else besides."""

from __future__ import annotations

from collections.abc import Iterator

from core.exchange.formats.found import (
    BLANK,
    FALSE,
    POLYGLOT,
    TAIL,
    Found,
    ends_as_zip,
    is_markup,
)

_END = b"%%EOF"
_FIRST = 1024
_PRINTABLE = frozenset(b"\t\r\n\x0c" + bytes(range(32, 127)))


def _remark(tail: bytes) -> bool:
    """Some writers leave a short remark: lines that begin with a percent sign, in plain letters."""
    if len(tail) > _FIRST or not all(byte in _PRINTABLE for byte in tail):
        return False
    lines = [line.strip(BLANK) for line in tail.splitlines()]
    return all(line.startswith(b"%") for line in lines if line)


def look(content: bytes) -> Iterator[Found]:
    if not content.startswith(b"%PDF-"):
        yield POLYGLOT if b"%PDF-" in content[:_FIRST] else FALSE
        return
    end = content.rfind(_END)
    tail = content[end + len(_END) :] if end >= 0 else b""
    if ends_as_zip(content) or is_markup(content[:_FIRST]):
        yield POLYGLOT
    elif tail.strip(BLANK) and not _remark(tail):
        yield TAIL
