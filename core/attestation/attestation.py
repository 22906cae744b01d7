"""Biên bản khẩn — who of an urgent document's receivers got it, when and how, line by line (R-10.3b)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from core.card import Area, FileRef


class AttestationState(StrEnum):
    """Being drawn up, waiting for the agency's seal, sealed; FAILED: the file could not be made."""

    MAKING = "making"
    FAILED = "failed"
    MADE = "made"
    SEALED = "sealed"


@dataclass(eq=False)
class Attestation:
    """Biên bản khẩn — of the document `about_id`, as it stood at `asked_at`. `about` are its facts
    {urgency, subject, issued_on, sender, sent_at, arrived_at, sha256}, `receivers` where each
    stands {name, code, person, state (a wired text), confirmed}, `sources` the ids (hex) whose
    journal lines are the evidence. `made` is the file that waits for the seal, `unmade` why there
    is none, `sealed` the finished one; `signing` and `signing_refused` as of every document.
    """

    area: ClassVar[Area] = Area.ATTESTATION

    id: UUID
    agency_id: UUID
    state: AttestationState
    about_area: Area
    about_id: UUID
    reference: str
    subject: str
    about: dict[str, Any]
    receivers: list[dict[str, Any]]
    sources: list[str]
    asked_by: UUID
    asked_at: datetime
    made: dict[str, Any] | None = None
    unmade: dict[str, Any] | None = None
    sealed: dict[str, Any] | None = None
    signature_findings: list[dict[str, Any]] = field(default_factory=list)
    signing: dict[str, Any] | None = None
    signing_refused: dict[str, Any] | None = None
    urgency: int = 0
    due_at: datetime | None = None
    procedure_version: int = 0
    version: int = 1

    @property
    def file(self) -> FileRef | None:
        """Tệp biên bản — the sealed one when its signature holds, before that the one drawn up."""
        row = self.sealed if self.state == AttestationState.SEALED else self.made
        return FileRef(row["sha256"], row["name"], row["size"]) if row else None
