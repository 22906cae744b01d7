"""Tệp đính trong PDF — put in before anybody signs, so that the signature covers it with the pages."""

from __future__ import annotations

import io
from typing import Any

import pikepdf

from core.errors import Refusal
from core.evidence.evidence import ATTACHED, Evidence
from core.signing.making import Attached

MAX_BYTES = 16 * 2**20
_BROKEN = (pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError)


def with_attached(pdf: bytes, attached: Attached) -> bytes:
    """One file inside, named as readers of PDF show it."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        spec = pikepdf.AttachedFileSpec(
            opened, attached.content, description="", filename=attached.name, mime_type="application/json",
            creation_date="", mod_date="",
        )  # fmt: skip
        opened.attachments[attached.name] = spec
        out = io.BytesIO()
        opened.save(out, deterministic_id=True, object_stream_mode=_STREAMS)
    return out.getvalue()


def holds_only_evidence(pdf: Any) -> bool:
    """Chỉ mang chứng cứ — one file inside, the evidence of an attestation: data that does nothing."""
    if list(pdf.attachments) != [ATTACHED]:
        return False
    try:
        Evidence.of(_inside(pdf.attachments[ATTACHED]))
    except (Refusal, *_BROKEN):
        return False
    return True


def attached_in(pdf: bytes, name: str) -> bytes:
    """What lies inside under that name; empty when there is none, or the file cannot be read."""
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            spec = opened.attachments.get(name)
            return _inside(spec) if spec is not None else b""
    except _BROKEN:
        return b""


def _inside(spec: Any) -> bytes:
    content: bytes = spec.get_file().read_bytes()
    return content if len(content) <= MAX_BYTES else b""


_STREAMS = pikepdf.ObjectStreamMode.disable
