"""Bảo quản chữ ký số — what is kept of a document's signed files, and when they are looked at again.

Signatures age: certificates end, are revoked, algorithms fall. A document that was taken in or issued
is looked at again and again for as long as it is kept here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from core.card import Area

FIRST = timedelta(days=1)
BEGINS: Mapping[Area, str] = {Area.OUTGOING: "dispatched", Area.INCOMING: "registered"}
"""The state in which a document's signatures begin to be kept."""


@dataclass(frozen=True)
class Preserved:
    """Chữ ký được bảo quản — of one document; `files` are rows {sha256, name, beside, latest, size,
    verdict, until, doubted, seen}: `latest` is the newest version with more archive timestamps,
    `beside` the file that a detached signature signs, `until` how long the file proves itself,
    `seen` the evidence of the last look. `turned_at` is when a verdict turned and nobody was told.
    """

    document_id: UUID
    area: Area
    agency_id: UUID
    next_at: datetime
    checked_at: datetime | None = None
    turned_at: datetime | None = None
    files: list[dict[str, Any]] = field(default_factory=list)


def beginning(document: Any, before: str, now: datetime) -> list[Preserved]:
    """Bắt đầu bảo quản — what is taken in, or issued, is looked at again from now on."""
    if document.state == before or BEGINS.get(document.area) != document.state:
        return []
    return [Preserved(document.id, document.area, document.agency_id, now + FIRST)]
