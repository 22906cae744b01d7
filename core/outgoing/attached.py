"""Tài liệu kèm theo — rows {sha256, name, size, by, at} of what goes out with a document.

Of a PDF `sha256` is the file with its place for the signature, `original` the one that was sent in,
`unprepared` why there is none; `handed` is what the clerk handed in with the agency's signature,
`findings` why that was refused, `sealed` the same once it was verified (R-9.2d). Other formats hold
no signature: what is handed in is a detached one (`.p7s`), which goes out beside the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.exchange.formats import ending
from core.exchange.formats.seal import seal_name
from core.outgoing.document import OutgoingDocument

Row = Mapping[str, Any]


def is_pdf(row: Row) -> bool:
    return ending(str(row["name"])) == ".pdf"


def to_be_sealed(document: OutgoingDocument) -> list[dict[str, Any]]:
    """Tệp còn phải ký số — a PDF bears the agency's signature, other formats have it beside them."""
    return [row for row in document.appendices if not row.get("sealed")]


def next_due(document: OutgoingDocument) -> dict[str, Any] | None:
    """Tệp đến lượt — the first that was not handed in, or whose signature was refused."""
    rows = to_be_sealed(document)
    return next((row for row in rows if not row.get("handed") or row.get("findings")), None)


def changed(document: OutgoingDocument, sha256: str, row: Row) -> list[dict[str, Any]]:
    """The list with this row in place of the file with this hash."""
    return [dict(row) if one["sha256"] == sha256 else one for one in document.appendices]


def as_sent(document: OutgoingDocument) -> list[dict[str, Any]]:
    """Tệp được gửi đi — with the agency's signature in it, or right behind it."""
    return [file for row in document.appendices for file in _as_sent(row)]


def signature_of(row: Row, handed: Mapping[str, Any]) -> dict[str, Any]:
    """What was handed in, under the name that it goes out with."""
    return {**handed, "name": row["name"] if is_pdf(row) else seal_name(str(row["name"]))}


def _as_sent(row: dict[str, Any]) -> list[dict[str, Any]]:
    sealed = row.get("sealed")
    if sealed is None:
        return [row]
    return [sealed] if is_pdf(row) else [row, sealed]
