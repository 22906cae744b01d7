"""Văn bản đi — from the first draft to the last receiver's confirmation."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from core.card import Area, FileRef


class OutgoingState(StrEnum):
    """SIGNED, NUMBERED and SEALED stand between approval and dispatch; no step leads there yet."""

    DRAFTING = "drafting"
    SUBMITTED = "submitted"
    CHECKED = "checked"
    RETURNED = "returned"
    APPROVED = "approved"
    SIGNED = "signed"
    NUMBERED = "numbered"
    SEALED = "sealed"
    DISPATCHED = "dispatched"
    DELIVERED = "delivered"


@dataclass(eq=False)
class OutgoingDocument:
    """Văn bản đi — `drafts` are all versions {sha256, name, size, by, at}, the last one current;
    `opinions` {by, words, draft, at}; `deliveries` one row for each receiver
    {code, name, status, manner, at, by}. An approval holds for `approved_sha256` alone (P12).
    """

    area: ClassVar[Area] = Area.OUTGOING

    id: UUID
    agency_id: UUID
    state: OutgoingState
    drafter_id: UUID
    created_at: datetime
    unit_id: UUID | None = None
    subject: str = ""
    type_name: str = ""
    signer_id: UUID | None = None
    urgency: int = 0
    due_at: datetime | None = None
    drafts: list[dict[str, Any]] = field(default_factory=list)
    opinions: list[dict[str, Any]] = field(default_factory=list)
    deliveries: list[dict[str, Any]] = field(default_factory=list)
    checked_by: UUID | None = None
    checked_at: datetime | None = None
    approved_by: UUID | None = None
    approved_at: datetime | None = None
    approved_sha256: str = ""
    reference: str = ""
    issued_on: date | None = None
    document_uid: str = ""
    dispatched_at: datetime | None = None
    version: int = 1

    @property
    def draft(self) -> FileRef | None:
        """Bản dự thảo hiện hành — the last version."""
        if not self.drafts:
            return None
        last = self.drafts[-1]
        return FileRef(last["sha256"], last["name"], last["size"])

    def void_approval(self) -> None:
        """Hủy phê duyệt — a changed file takes the approval with it."""
        self.approved_by = self.approved_at = None
        self.approved_sha256 = ""
        self.checked_by = self.checked_at = None
