"""Mở tệp PDF — before anything is checked: is this a PDF that can be checked at all?"""

from __future__ import annotations

import io
from typing import Any

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from core.signing.report import Result
from core.text import Text

MAX_BYTES = 200 * 1024 * 1024
MAX_OBJECTS = 50_000
"""The number of objects, not of bytes, drives the time of the difference analysis."""
MAX_REVISIONS = 200

BROKEN = (
    PdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError,
    RecursionError, OverflowError, NotImplementedError, EOFError, TimeoutError,
)  # fmt: skip
"""What the libraries raise on damaged and hostile files; everything else is a bug of ours."""


class Unreadable(Exception):
    """The file cannot be checked; `result` and `text` are what C2 says about it."""

    def __init__(self, result: Result, key: str) -> None:
        super().__init__(key)
        self.result = result
        self.text = Text.of(key)


def open_pdf(content: bytes) -> Any:
    """Mở để kiểm tra — a pyHanko reader over the bytes; raises `Unreadable`."""
    if len(content) > MAX_BYTES:
        raise Unreadable(Result.UNKNOWN, "verification-file-too-heavy")
    if b"%PDF-" not in content[:1024]:
        raise Unreadable(Result.FAIL, "verification-file-not-pdf")
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=True)
        _refuse_what_cannot_be_checked(reader)
    except MemoryError as error:
        raise Unreadable(Result.UNKNOWN, "verification-file-too-heavy") from error
    except BROKEN as error:
        raise _damage(content) from error
    return reader


def _refuse_what_cannot_be_checked(reader: Any) -> None:
    if "/Encrypt" in reader.trailer:
        raise Unreadable(Result.UNKNOWN, "verification-file-encrypted")
    if reader.xrefs.hybrid_xrefs_present:
        raise Unreadable(Result.UNKNOWN, "verification-file-hybrid")
    if reader.total_revisions > MAX_REVISIONS or _objects(reader) > MAX_OBJECTS:
        raise Unreadable(Result.UNKNOWN, "verification-file-too-heavy")
    _ = reader.root["/Pages"]


def _objects(reader: Any) -> int:
    revisions = range(reader.total_revisions)
    sections = (reader.xrefs.get_xref_data(revision) for revision in revisions)
    return sum(len(section.explicit_refs_in_revision) for section in sections)


def _damage(content: bytes) -> Unreadable:
    """A file that opens only leniently may be whole but careless: undecided, not refused."""
    try:
        lenient = PdfFileReader(io.BytesIO(content), strict=False)
        _ = lenient.root["/Pages"]
    except BROKEN:
        return Unreadable(Result.FAIL, "verification-file-damaged")
    return Unreadable(Result.UNKNOWN, "verification-file-irregular")
