"""Gói tin không thành văn bản đến — unreadable, duplicate or secret: answered, and nothing lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from core.card import Area


class ParcelState(StrEnum):
    """What became of the package; NOTED once the clerk has seen it."""

    UNREADABLE = "unreadable"
    DUPLICATE = "duplicate"
    SECRET = "secret"  # noqa: S105 - a state, not a password
    RECALL_UNKNOWN = "recall_unknown"
    NOTED = "noted"


@dataclass(eq=False)
class Parcel:
    """Gói tin bị giữ lại — of a secret one only the sender and the time are kept (R-1.2):
    no raw bytes, no name, no hash.
    """

    area: ClassVar[Area] = Area.PARCEL

    id: UUID
    agency_id: UUID
    state: ParcelState
    received_at: datetime
    sender_code: str = ""
    sender_name: str = ""
    reason: dict[str, Any] | None = None
    raw_sha256: str = ""
    of_document_id: UUID | None = None
    urgency: int = 0
    due_at: datetime | None = None
    version: int = 1
