"""Mở bản số hóa — is this a whole, plain PDF at all, and which version is it really?"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from core.signing.report import Result
from core.text import Text

MAX_BYTES = 200 * 1024 * 1024
MAX_OBJECTS = 50_000
MAX_PAGES = 3_000
MAX_INFLATED = 64 * 1024 * 1024
"""Of one stream: content and object streams of a scan are kilobytes."""
MAX_NESTING = 20
BROKEN = (
    pikepdf.PdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError,
    OverflowError, NotImplementedError, ZeroDivisionError, EOFError, UnicodeError,
)  # fmt: skip
"""What damaged files raise in the libraries and in us; everything else is a bug."""
_ACTIVE_KEYS = frozenset({"/JS", "/JavaScript", "/XFA", "/EmbeddedFiles", "/RichMedia"})
_ACTIVE_KINDS = frozenset({
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition",
})  # fmt: skip


class NoScan(Exception):
    """The file is not examined further; `result` and `text` say why."""

    def __init__(self, result: Result, key: str) -> None:
        super().__init__(key)
        self.result = result
        self.text = Text.of(key)


def too_heavy() -> NoScan:
    """Quá nặng — nothing was proved for or against it."""
    return NoScan(Result.UNKNOWN, "scan-file-too-heavy")


def open_scan(content: bytes) -> Pdf:
    """Mở — raises `NoScan` for what is no PDF, damaged, locked, active or far too large."""
    if len(content) > MAX_BYTES:
        raise too_heavy()
    if b"%PDF-" not in content[:1024]:
        raise NoScan(Result.FAIL, "scan-file-not-pdf")
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=MAX_INFLATED,
        run_length_max_memory=MAX_INFLATED,
        png_max_memory=MAX_INFLATED,
        tiff_max_memory=MAX_INFLATED,
        dct_max_memory=MAX_INFLATED,
    )
    try:
        pdf = pikepdf.open(io.BytesIO(content))
        _refuse(pdf)
    except MemoryError as error:
        raise too_heavy() from error
    except pikepdf.PasswordError as error:
        raise NoScan(Result.FAIL, "scan-file-locked") from error
    except BROKEN as error:
        heavy = over_limits([error])
        raise too_heavy() if heavy else NoScan(Result.FAIL, "scan-file-damaged") from error
    return pdf


def over_limits(said: Iterable[object]) -> bool:
    """Vượt giới hạn — something is nested deeper or inflated to more than it may; `said` are
    warnings and errors, the only place where qpdf names the second.
    """
    exceeded = any("limit exceeded" in str(one) for one in said)
    return exceeded or bool(pikepdf.settings.qpdf_limit_errors())


def version_of(pdf: Pdf) -> str:
    """Phiên bản có hiệu lực — the larger of the header's and the catalogue's."""
    said = pdf.Root.get("/Version")
    catalogue = str(said)[1:] if isinstance(said, Name) else ""
    return max(pdf.pdf_version, catalogue, key=_ordered)


def _ordered(version: str) -> tuple[int, int]:
    major, _, minor = version.partition(".")
    known = major.isdecimal() and minor.isdecimal() and len(version) < 8
    return (int(major), int(minor)) if known else (0, 0)


def _refuse(pdf: Pdf) -> None:
    if pdf.is_encrypted:
        raise NoScan(Result.FAIL, "scan-file-locked")
    count, warnings = len(pdf.objects), pdf.get_warnings()
    if over_limits(warnings) or count > MAX_OBJECTS or len(pdf.pages) > MAX_PAGES:
        raise too_heavy()
    if not len(pdf.pages) or warnings or pdf.get_warnings():
        raise NoScan(Result.FAIL, "scan-file-damaged")
    if any(_active(one) for one in pdf.objects):
        raise NoScan(Result.FAIL, "scan-file-active")


def _active(thing: Any, depth: int = 0) -> bool:
    """Nội dung động — in this object and in what stands inside it, not in what it points to."""
    if depth > MAX_NESTING:
        return False
    if isinstance(thing, Stream | Dictionary):
        inner = {str(key): value for key, value in thing.items()}
        if _ACTIVE_KEYS & inner.keys() or str(inner.get("/S", "")) in _ACTIVE_KINDS:
            return True
        values = list(inner.values())
    elif isinstance(thing, Array):
        values = list(thing)
    else:
        return False
    nested = (one for one in values if isinstance(one, Array | Dictionary))
    return any(_active(one, depth + 1) for one in nested if not one.is_indirect)
