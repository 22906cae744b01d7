"""Văn bản đến — a document another agency sent us, from arrival to the end of its handling."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Any, ClassVar
from uuid import UUID

from core.card import Area, FileRef


class Urgency(IntEnum):
    """Mức độ khẩn — wire `Priority`; a timed express (4) is read as EXPRESS."""

    NORMAL = 0
    URGENT = 1
    VERY_URGENT = 2
    EXPRESS = 3


class LegalValue(StrEnum):
    """Giá trị pháp lý — equal to paper (R-4.1), or only for reference (R-4.2)."""

    EQUALS_PAPER = "equals_paper"
    FOR_REFERENCE = "for_reference"


class Origin(StrEnum):
    """Nguồn — born digital, or digitised from paper (R-3.1)."""

    BORN_DIGITAL = "born_digital"
    DIGITISED = "digitised"


class IncomingState(StrEnum):
    ARRIVED = "arrived"
    VERIFIED = "verified"
    DOUBTFUL = "doubtful"
    REGISTERED = "registered"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    FINISHED = "finished"
    RETURNED = "returned"
    RECALL_ASKED = "recall_asked"
    RECALLED = "recalled"
    SCANNED = "scanned"


@dataclass(eq=False)
class IncomingDocument:
    """Văn bản đến — `findings` are the results C1…C12 as rows {check, result, text}; `files` the
    attachments by hash, the main file first; `oddities` what the package says strangely, as wired texts;
    `raw_sha256` the package exactly as it came. `answers_to` are the documents that it says it
    replies to {agency, reference, document_uid}; `replies` our own answers {document_id,
    reference, at, on_time}; `twins` earlier ones with the same number, notation and sender;
    `recall` {by, reason, order, at} once the sender has taken it back; `trace` the way that it came
    {code, at}; `likeness` the folded số ký hiệu by which twins are looked for; `accepted` who took
    it in although a check is undecided {by, reason, at, checks}. `arrival` counts how often it was
    sent: 2 and more after a refusal, which `refused_before` tells {document_id, reasons, words,
    by, at}. Of paper `scan` is the scan handed in {sha256, name, size, by, at, person}, with
    `original` once it was examined and prepared, or why it was `refused`; `sealed` the file with
    our signature, `signing` what waits for the key. `recheck` is what later looks at its signatures
    brought up (`core.rechecking`).
    """

    area: ClassVar[Area] = Area.INCOMING

    id: UUID
    agency_id: UUID
    state: IncomingState
    document_uid: str
    sender_code: str
    sender_name: str
    number: str
    notation: str
    subject: str
    received_at: datetime
    raw_sha256: str
    kind: int = 0
    type_name: str = ""
    place: str = ""
    issued_on: date | None = None
    content: str = ""
    competence: str = ""
    signer_position: str = ""
    signer_name: str = ""
    urgency: int = 0
    due_on: date | None = None
    receivers: list[dict[str, str]] = field(default_factory=list)
    files: list[dict[str, Any]] = field(default_factory=list)
    missing_files: list[str] = field(default_factory=list)
    oddities: list[dict[str, Any]] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)
    legal_value: str = LegalValue.FOR_REFERENCE
    arrival_number: int | None = None
    registered_at: datetime | None = None
    registered_by: UUID | None = None
    directive: str = ""
    directed_by: UUID | None = None
    due_at: datetime | None = None
    refusal_reasons: list[str] = field(default_factory=list)
    refusal_words: str = ""
    closed_by: UUID | None = None
    closed_at: datetime | None = None
    origin: Origin = Origin.BORN_DIGITAL
    needs_reply: bool = False
    answers_to: list[dict[str, Any]] = field(default_factory=list)
    replies: list[dict[str, Any]] = field(default_factory=list)
    twins: list[dict[str, Any]] = field(default_factory=list)
    replaces_id: UUID | None = None
    replaced_by_id: UUID | None = None
    recall: dict[str, Any] | None = None
    procedure_version: int = 0
    sent_at: datetime | None = None
    trace: list[dict[str, Any]] = field(default_factory=list)
    likeness: str = ""
    accepted: dict[str, Any] | None = None
    arrival: int = 1
    refused_before: dict[str, Any] | None = None
    scan: dict[str, Any] | None = None
    sealed: dict[str, Any] | None = None
    signature_findings: list[dict[str, Any]] = field(default_factory=list)
    signing: dict[str, Any] | None = None
    signing_refused: dict[str, Any] | None = None
    recheck: dict[str, Any] | None = None
    version: int = 1

    @property
    def reference(self) -> str:
        """Số, ký hiệu — `12/STN-VP`."""
        return f"{self.number}/{self.notation}" if self.number else self.notation

    @property
    def exchange_uid(self) -> str:
        """Mã định danh trên trục — paper has none: its identifier means something only here."""
        return "" if self.origin is Origin.DIGITISED else self.document_uid

    @property
    def withdrawn(self) -> bool:
        """Đã bị thu hồi — from the sender's notice on nobody reads the content (R-8.2a)."""
        return self.recall is not None

    @property
    def main_file(self) -> FileRef | None:
        """Văn bản chính — the first PDF of the package, if it has one."""
        for file in self.files:
            if str(file["name"]).lower().endswith(".pdf"):
                return FileRef(file["sha256"], file["name"], file["size"])
        return None
