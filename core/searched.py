"""Từ để tìm — by which words a thing is found, kept with the decision that changes them."""

from __future__ import annotations

from typing import Any

from core.card import Area, Ref
from core.ports import UnitOfWork

FOUND = {Area.INCOMING, Area.PARCEL, Area.OUTGOING}
SEARCHABLE = ("reference", "subject", "sender_name", "issuer", "arrival_number")


def searched(document: Any) -> list[Any]:
    """Điều làm đổi từ để tìm — compared before and after a decision."""
    return [getattr(document, name, None) for name in ("withdrawn", *SEARCHABLE)]


def find_by(work: UnitOfWork, document: Any, before: list[Any] | None = None) -> None:
    """Lập chỉ mục — when something changed since `before`; None for what has just come into being.
    A task, an opinion or a copy repeats the subject of a document, and would be found after that
    was taken back.
    """
    if document.area not in FOUND:
        return
    words = _words(document)
    if (before is None and words) or (before is not None and before != searched(document)):
        work.index(Ref(document.area, document.id), document.agency_id, words)


def _words(document: Any) -> str:
    """What was taken back is not found (R-8.2a)."""
    if getattr(document, "withdrawn", False):
        return ""
    return " ".join(str(getattr(document, name, "") or "") for name in SEARCHABLE).strip()
