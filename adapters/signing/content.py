"""Nội dung mở ra (C2) — what a file does when it is opened, and what its number and date show.

pikepdf reads here, after pyHanko's limits have let the file in; it has none of its own, so this
runs in the verifier's child alone.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf

from adapters.signing.attached import holds_only_evidence
from adapters.signing.draft import is_active
from adapters.signing.form import Field, fields
from adapters.signing.opening import BROKEN, Unreadable
from core.signing.report import Finding, Result
from core.text import Text

MAX_CHECKED = 100
EMBEDDED = frozenset({"/EmbeddedFiles"})


@dataclass(frozen=True)
class Content:
    """Nội dung — the form's fields, what they draw (None: unreadable), and whether anything acts."""

    form: tuple[Field, ...] = ()
    drawn: tuple[tuple[str, tuple[str | None, ...]], ...] = ()
    active: bool = False


def content_of(raw: bytes, fillable: Sequence[str]) -> Content:
    """Đọc nội dung — raises `Unreadable` when the form cannot be read."""
    try:
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            form = tuple(fields(pdf))
            filled = [one for one in form if one.value and one.name in fillable][:MAX_CHECKED]
            drawn = tuple((one.name, one.drawn()) for one in filled)
            return Content(tuple(map(_plain, form)), drawn, _acts(pdf))
    except (*BROKEN, pikepdf.PdfError) as error:
        raise Unreadable(Result.FAIL, "verification-file-damaged") from error


def shown(content: Content) -> list[Finding]:
    """C2 — a value that is not what is drawn, and content that acts by itself."""
    values = {one.name: one.value for one in content.form}
    found = [_compared(name, values[name], drawn) for name, drawn in content.drawn]
    if content.active:
        found.append(Finding("C2", Result.UNKNOWN, Text.of("verification-file-active")))
    return [one for one in found if one is not None]


def _compared(name: str, value: str, drawn: Sequence[str | None]) -> Finding | None:
    known = [one for one in drawn if one is not None]
    other = next((one for one in known if _bare(one) != _bare(value)), None)
    if other is not None:
        text = Text.of("verification-field-drawn-otherwise", field=name, value=value, drawn=other)
        return Finding("C2", Result.FAIL, text)
    if len(known) < len(drawn):
        text = Text.of("verification-field-unreadable", field=name)
        return Finding("C2", Result.UNKNOWN, text)
    return None


def _bare(text: str) -> str:
    """Spacing is the font's affair, not the number's."""
    return "".join(unicodedata.normalize("NFC", text).split())


def _plain(field: Field) -> Field:
    """Without its widgets, which do not outlive the open file."""
    return Field(field.name, field.kind, field.value)


def _acts(pdf: Any) -> bool:
    harmless = EMBEDDED if holds_only_evidence(pdf) else frozenset()
    return any(is_active(one, harmless=harmless) for one in (*pdf.objects, pdf.Root))
