"""Tệp OLE — the container of .doc and .xls; which it is stands in the names of its streams.

[MS-CFB]: a header, a table of sectors (FAT), and a directory of 128-byte entries.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from core.exchange.formats.found import (
    DAMAGED,
    ENCRYPTED,
    FALSE,
    POLYGLOT,
    Found,
    ends_as_zip,
)

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TELLING = {".doc": {"worddocument"}, ".xls": {"workbook", "book"}}
_MACROS = {"macros", "_vba_project_cur", "_vba_project", "vba"}
_CARRIED = {"\x01ole10native", "objectpool", "package"}
_LAST = 0xFFFFFFFA  # sector numbers from here on are marks
MOST_SECTORS = 4096
_ENTRY = 128


@dataclass(frozen=True)
class Stream:
    """One entry of the directory: the sector where it begins, and whether it stands at the top."""

    name: str
    start: int
    size: int
    top: bool = False


def look(content: bytes, kind: str) -> Iterator[Found]:
    if not content.startswith(SIGNATURE):
        yield FALSE
        return
    streams = entries(content)
    if not streams:
        yield DAMAGED
        return
    names = {stream.name for stream in streams}
    top = {stream.name for stream in streams if stream.top}
    if "encryptedpackage" in top:
        yield ENCRYPTED
        return
    others = set().union(*(_TELLING[other] for other in _TELLING if other != kind))
    if not top & _TELLING[kind] or top & others:
        yield FALSE
        return
    if _locked(content, streams):
        yield ENCRYPTED
    if ends_as_zip(content):
        yield POLYGLOT
    if names & _MACROS:
        yield Found("format-old-macro", grave=False)
    if names & _CARRIED:
        yield Found("format-embedded", grave=False)


def is_encrypted_package(content: bytes) -> bool:
    """A .docx or .xlsx with a password is an OLE file around the encrypted package."""
    names = {stream.name for stream in entries(content)}
    return "encryptedpackage" in names


def entries(content: bytes) -> list[Stream]:
    """The directory, names in lower case; empty when it cannot be read."""
    try:
        size = 1 << struct.unpack_from("<H", content, 30)[0]
        if not content.startswith(SIGNATURE) or size not in (512, 4096):
            return []
        table = _table(content, size)
        (sector,) = struct.unpack_from("<I", content, 48)
        raw = list(_raw_entries(content, size, table, sector))
        top = _top(raw)
        return [_stream(one, number in top) for number, one in enumerate(raw) if one[66]]
    except (struct.error, IndexError):
        return []


def _table(content: bytes, size: int) -> list[int]:
    """The FAT: 109 of its sectors stand in the header, the others in a chain."""
    named = list(struct.unpack_from("<109I", content, 76))
    (sector,) = struct.unpack_from("<I", content, 68)
    for _ in range(MOST_SECTORS):
        if sector >= _LAST:
            break
        *more, sector = struct.unpack_from(f"<{size // 4}I", content, (sector + 1) * size)
        named += more
    table: list[int] = []
    for one in dict.fromkeys(named):
        if one < _LAST:
            table += struct.unpack_from(f"<{size // 4}I", content, (one + 1) * size)
    return table


def _raw_entries(content: bytes, size: int, table: list[int], sector: int) -> Iterator[bytes]:
    seen: set[int] = set()
    while sector < _LAST and sector not in seen and len(seen) < MOST_SECTORS:
        seen.add(sector)
        begin = (sector + 1) * size
        for at in range(begin, min(begin + size, len(content) - _ENTRY + 1), _ENTRY):
            yield content[at : at + _ENTRY]
        sector = table[sector]


def _top(raw: list[bytes]) -> set[int]:
    """The children of the root: a tree of left and right neighbours."""
    waiting, found = [struct.unpack_from("<I", raw[0], 76)[0]] if raw else [], set()
    while waiting:
        number = waiting.pop()
        if number < len(raw) and number not in found:
            found.add(number)
            waiting += struct.unpack_from("<II", raw[number], 68)
    return found


def _stream(raw: bytes, top: bool) -> Stream:
    (length,) = struct.unpack_from("<H", raw, 64)
    name = raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace").lower()
    start, size = struct.unpack_from("<II", raw, 116)
    return Stream(name, start, size, top)


def _locked(content: bytes, streams: list[Stream]) -> bool:
    """Word's own encryption: a bit near the beginning of the main stream."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    for stream in streams:
        begin = (stream.start + 1) * size
        if stream.name == "worddocument" and stream.size >= 4096 and begin + 12 <= len(content):
            return bool(content[begin + 11] & 1)
    return False
