"""Tệp nén có cấu trúc — OOXML (.docx, .xlsx) and ODF (.odt, .ods): ZIP files with a table of contents.

Opened within limits, every entry unpacked to nowhere once, so that no declared size is believed.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field

from core.exchange.formats import compound
from core.exchange.formats.found import BLANK, DAMAGED, ENCRYPTED, FALSE, MACRO, TAIL, Found

MOST_ENTRIES = 5000
MOST_BYTES = 300 * 2**20
"""Of everything in the file together, unpacked, also of what is nested."""
MOST_RATIO, FREE = 200, 2**20
MOST_TABLE = 2 * 2**20
DEEPEST = 1
_CHUNK = 1 << 18
_BROKEN = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError,
)  # fmt: skip
BOMB, TRICKY, NESTED = Found("format-bomb"), Found("format-tricky"), Found("format-nested")
_WORD = "application/vnd.openxmlformats-officedocument."
_MAIN = {
    ".docx": _WORD + "wordprocessingml.document.main+xml",
    ".xlsx": _WORD + "spreadsheetml.sheet.main+xml",
}
_ODF = {
    ".odt": b"application/vnd.oasis.opendocument.text",
    ".ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
_TYPE = re.compile(rb"""ContentType\s*=\s*["']([^"']{1,300})["']""")
_FOREIGN = re.compile(
    r"\.(zip|rar|7z|jar|exe|dll|com|scr|msi|js|vbs|vbe|bat|cmd|ps1|hta|lnk|html?|iso|img)$",
    re.IGNORECASE,
)
_INNER = re.compile(r"(^|/)embeddings/.*(\.[a-z]{3,4})$", re.IGNORECASE)


@dataclass
class Budget:
    """Còn được giải nén bao nhiêu — shared with what is nested."""

    left: int = MOST_BYTES
    deep: int = 0
    read: dict[str, bytes] = field(default_factory=dict)


class _Stopped(Exception):
    def __init__(self, found: Found) -> None:
        super().__init__(found.key)
        self.found = found


def look(content: bytes, kind: str) -> Iterator[Found]:
    if content.startswith(compound.SIGNATURE) and compound.is_encrypted_package(content):
        yield ENCRYPTED
    elif content.startswith(b"PK\x03\x04"):
        yield from _opened(content, kind, Budget())
    else:
        yield FALSE


def _opened(content: bytes, kind: str, budget: Budget) -> Iterator[Found]:
    # counted before zipfile builds an object for each
    if content.count(b"PK\x01\x02") > MOST_ENTRIES:
        yield BOMB
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _shape(entries, content)
            found = list(_unpacked(archive, entries, budget))
            yield from found
            if not any(one.grave for one in found):
                judge = _office if kind in _MAIN else _open_document
                yield from judge(archive, [one.filename for one in entries], kind)
    except _Stopped as stopped:
        yield stopped.found
    except _BROKEN:
        yield DAMAGED


def _shape(entries: list[zipfile.ZipInfo], content: bytes) -> None:
    """Names that lead out of the folder, twins, overlaps, passwords, and what is not in the list."""
    names = [one.filename.lower() for one in entries]
    if not entries or len(entries) > MOST_ENTRIES:
        raise _Stopped(DAMAGED if not entries else BOMB)
    if len(set(names)) != len(names) or any(_leads_away(one) for one in entries):
        raise _Stopped(TRICKY)
    if any(one.flag_bits & 1 for one in entries):
        raise _Stopped(ENCRYPTED)
    ordered = sorted(entries, key=lambda one: one.header_offset)
    ends = [one.header_offset + 30 + one.compress_size for one in ordered]
    starts = [one.header_offset for one in ordered[1:]] + [len(content)]
    if ordered[0].header_offset != 0 or any(e > s for e, s in zip(ends, starts, strict=True)):
        raise _Stopped(TRICKY)
    end = content.rfind(b"PK\x05\x06")
    if content[end + 22 :].strip(BLANK):
        raise _Stopped(TAIL)


def _leads_away(entry: zipfile.ZipInfo) -> bool:
    name = entry.orig_filename
    parts = name.replace("\\", "/").split("/")
    return "\\" in name or "\0" in name or ":" in name or ".." in parts or name.startswith("/")


def _unpacked(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], budget: Budget
) -> Iterator[Found]:
    if sum(one.file_size for one in entries) > budget.left:
        raise _Stopped(BOMB)
    for entry in entries:
        inner = _INNER.search(entry.filename)
        if _FOREIGN.search(entry.filename):
            yield NESTED
            return
        wanted = inner is not None and inner[2].lower() in (*_MAIN, *_ODF)
        content = _unpack(archive, entry, budget, keep=wanted)
        if wanted and inner is not None:
            yield from _nested(content, inner[2].lower(), budget)
        elif inner is not None:
            yield Found("format-embedded", grave=False)


def _unpack(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget, *, keep: bool
) -> bytes:
    """Unpacked to its true end, whatever size it declares."""
    believed_not = copy(entry)
    believed_not.file_size = budget.left + 1
    limit = max(FREE, MOST_RATIO * entry.compress_size)
    size, kept = 0, []
    with archive.open(believed_not) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > min(limit, budget.left):
                raise _Stopped(BOMB)
            if keep:
                kept.append(chunk)
    if size != entry.file_size:
        raise _Stopped(TRICKY)
    budget.left -= size
    return b"".join(kept)


def _nested(content: bytes, kind: str, budget: Budget) -> Iterator[Found]:
    if budget.deep >= DEEPEST:
        raise _Stopped(NESTED)
    budget.deep += 1
    found = list(_opened(content, kind, budget))
    budget.deep -= 1
    yield from (one if one in (BOMB, MACRO, TRICKY) else NESTED for one in found if one.grave)


def _office(archive: zipfile.ZipFile, names: list[str], kind: str) -> Iterator[Found]:
    if any("vbaproject" in one.lower() or "macrosheets/" in one.lower() for one in names):
        yield MACRO
        return
    table = _table(archive, "[Content_Types].xml")
    types = {one.decode("latin-1").strip() for one in _TYPE.findall(table)}
    if any("macroenabled" in one.lower() or "vbaproject" in one.lower() for one in types):
        yield MACRO
    elif b"&" in table or b"<!" in table or types & set(_MAIN.values()) != {_MAIN[kind]}:
        yield FALSE


def _open_document(archive: zipfile.ZipFile, names: list[str], kind: str) -> Iterator[Found]:
    if _table(archive, "mimetype").strip() != _ODF[kind]:
        yield FALSE
        return
    if b"encryption-data" in _table(archive, "META-INF/manifest.xml"):
        yield ENCRYPTED
    if any(one.startswith(("Basic/", "Scripts/")) and not one.endswith("/") for one in names):
        yield MACRO


def _table(archive: zipfile.ZipFile, name: str) -> bytes:
    """One of the small tables that say what the file is; empty when it has none."""
    try:
        with archive.open(name) as stream:
            return stream.read(MOST_TABLE)
    except KeyError:
        return b""
