"""Tệp kèm theo — base64 inside the package, sometimes each file zipped first.

Which files the writers zip, and with what label, is seen from VNPT's own library: the label is
never to be believed. Limits stand against zip bombs; whatever exceeds one is kept as it came.
"""

from __future__ import annotations

import binascii
import hashlib
import io
import re
import uuid
import zipfile
import zlib
from pathlib import PurePosixPath

from core.text import nfc

ENTRY_LIMIT = 80 * 1024 * 1024  # bytes of one unzipped file
TOTAL_LIMIT = 160 * 1024 * 1024  # bytes of all unzipped files of a package
RATIO_LIMIT = 200
RATIO_FREE = 1024 * 1024  # below this size any ratio is harmless

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "txt": "text/plain",
    "xml": "application/xml",
    "zip": "application/zip",
}
_SENT_RAW = {"pdf", "doc", "docx", "zip"}
_ZIP, _OLE = (b"PK\x03\x04",), (b"\xd0\xcf\x11\xe0", b"{\\rtf", b"PK\x03\x04", b"<?xml")
_MAGIC = {
    "pdf": (b"%PDF",), "docx": _ZIP, "xlsx": _ZIP, "pptx": _ZIP, "odt": _ZIP, "zip": (b"PK",),
    "doc": _OLE, "xls": _OLE, "ppt": _OLE, "png": (b"\x89PNG",), "jpg": (b"\xff\xd8",),
    "jpeg": (b"\xff\xd8",), "tif": (b"II*\0", b"MM\0*"), "tiff": (b"II*\0", b"MM\0*"),
}  # fmt: skip
_UUID_ENTRY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.\w{1,10}", re.IGNORECASE)
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError)
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}".encode()


class NotUnzipped(Exception):
    """Vượt giới hạn giải nén — the entry is larger than a limit allows."""


def decode(text: str) -> bytes | None:
    """Bytes of base64 `text` (blanks allowed), or None when it is not base64."""
    try:
        return binascii.a2b_base64("".join(text.split()), strict_mode=True)
    except (binascii.Error, ValueError):
        return None


def clean_name(name: str) -> str:
    """The last component of `name`, without control characters; at most 200 characters."""
    last = PurePosixPath(nfc(name).replace("\\", "/").replace("\0", "")).name
    kept = "".join(c for c in last if c.isprintable()).strip()
    if len(kept) > 200:
        stem, dot, tail = kept.rpartition(".")
        kept = f"{stem[:180]}{dot}{tail[:19]}" if stem else kept[:200]
    return "" if kept in {".", ".."} else kept


def ending(name: str) -> str:
    return PurePosixPath(name).suffix.removeprefix(".").lower()


def media_type(name: str, label: str = "") -> str:
    """The true type by the file's ending; the wire's label only when the ending is unknown."""
    return MEDIA_TYPES.get(ending(name)) or label


def looks_right(name: str, content: bytes) -> bool:
    return content.startswith(_MAGIC.get(ending(name), b""))


def looks_damaged(name: str, content: bytes) -> bool:
    """A binary file passed through a text decoder is full of U+FFFD; seen on the real axis."""
    if ending(name) not in _MAGIC:
        return False
    return content.count(_REPLACEMENT) * 200 > len(content)


def unwrap(name: str, content: bytes, budget: int = TOTAL_LIMIT) -> bytes:
    """The file itself when `content` is a ZIP of one `<uuid>.<ending>` entry, else `content`."""
    # More directory marks than one: not a wrapped file, and zipfile need not read them all.
    if ending(name) == "zip" or content[:4] not in _ZIP or content.count(b"PK\x01\x02") > 4:
        return content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) != 1 or not _is_wrapped(entries[0]):
                return content
            return _read_entry(archive, entries[0], min(ENTRY_LIMIT, budget))
    except _BROKEN:
        return content


def wrap(name: str, content: bytes) -> tuple[str, bytes]:
    """(wire content type, wire bytes) as VNPT's library writes them; the same input, the same bytes."""
    kind = ending(name)
    if kind in _SENT_RAW:
        return f"application/{kind}", content
    made_up = uuid.uuid5(uuid.NAMESPACE_OID, hashlib.sha256(content).hexdigest())
    entry = f"{made_up}.{kind if kind.isalnum() and len(kind) <= 10 else 'bin'}"
    packed = _zip(entry, content, zipfile.ZIP_DEFLATED)
    if len(content) > RATIO_FREE and len(content) > RATIO_LIMIT * len(packed):
        packed = _zip(entry, content, zipfile.ZIP_STORED)  # else our own reader would take fright
    return "application/zip", packed


def _is_wrapped(entry: zipfile.ZipInfo) -> bool:
    name = PurePosixPath(entry.filename.replace("\\", "/")).name
    return bool(_UUID_ENTRY.fullmatch(name)) and not entry.flag_bits & 1


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes:
    ratio_limit = max(RATIO_FREE, RATIO_LIMIT * entry.compress_size)
    limit = min(limit, ratio_limit)
    with archive.open(entry) as stream:
        content = stream.read(limit + 1)  # the declared size is not believed
    if len(content) > limit:
        raise NotUnzipped
    return content


def _zip(name: str, content: bytes, method: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return buffer.getvalue()
