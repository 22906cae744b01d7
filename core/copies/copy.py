"""Bản sao — sao y, sao lục or trích sao of a document that came in or went out (NĐ 30 Đ.25)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from core.card import Area, FileRef
from core.signing.making import CopyKind


class CopyState(StrEnum):
    """Asked for, decided by who has the authority (NĐ 30 Đ.27), made, sealed. FAILED: the file could
    not be made, and its number waits for another try.
    """

    ASKED = "asked"
    REFUSED = "refused"
    MAKING = "making"
    FAILED = "failed"
    MADE = "made"
    SEALED = "sealed"


@dataclass(eq=False)
class DocumentCopy:
    """Bản sao — `source` is the file that is copied {sha256, name, size}; `about_area` and
    `about_id` the document, whose reference, issuer and abstract are copied at birth. `pages` is
    what an extract takes (“1-2, 5”), empty for all. `receivers` as in
    `OutgoingDocument.deliveries`, none when it stays inside; `readers` people here by id.
    `authority` is the signature line of who allowed it {lines, name}. `made` is the file that waits
    for the seal, `unmade` why there is none, `sealed` the finished one; `signing` and
    `signing_refused` as of every document that is signed. `outgoing_id` is the văn bản đi under
    which it is sent.
    """

    area: ClassVar[Area] = Area.COPY

    id: UUID
    agency_id: UUID
    state: CopyState
    kind: CopyKind
    about_area: Area
    about_id: UUID
    source: dict[str, Any]
    source_reference: str
    source_issuer: str
    subject: str
    asked_by: UUID
    asked_at: datetime
    pages: str = ""
    receivers: list[dict[str, Any]] = field(default_factory=list)
    readers: list[str] = field(default_factory=list)
    decided_by: UUID | None = None
    decided_at: datetime | None = None
    refusal: str = ""
    authority: dict[str, Any] | None = None
    series: str = ""
    register_year: int | None = None
    number: int | None = None
    reference: str = ""
    issued_on: date | None = None
    made: dict[str, Any] | None = None
    unmade: dict[str, Any] | None = None
    sealed: dict[str, Any] | None = None
    signature_findings: list[dict[str, Any]] = field(default_factory=list)
    signing: dict[str, Any] | None = None
    signing_refused: dict[str, Any] | None = None
    outgoing_id: UUID | None = None
    urgency: int = 0
    due_at: datetime | None = None
    procedure_version: int = 0
    version: int = 1

    @property
    def file(self) -> FileRef | None:
        """Tệp của bản sao — the finished one when its signature holds, before that the one made."""
        row = self.sealed if self.state == CopyState.SEALED else self.made
        return FileRef(row["sha256"], row["name"], row["size"]) if row else None
