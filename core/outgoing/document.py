"""Văn bản đi — from the first draft to the last receiver's confirmation."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from core.card import Area, FileRef


class OutgoingState(StrEnum):
    """From draft to delivery. RECALLED is frozen: nothing leads out of it (R-9.4b)."""

    DRAFTING = "drafting"
    SUBMITTED = "submitted"
    CHECKED = "checked"
    RETURNED = "returned"
    APPROVED = "approved"
    FORM_CHECKED = "form_checked"
    COSIGNING = "cosigning"
    SIGNED = "signed"
    NUMBERED = "numbered"
    SEALED = "sealed"
    DISPATCHED = "dispatched"
    DELIVERED = "delivered"
    RECALLED = "recalled"


@dataclass(eq=False)
class OutgoingDocument:
    """Văn bản đi — `drafts` are all versions {sha256, name, size, by, at}, the last one current;
    `opinions` {by, words, draft, at}; `deliveries` one row for each receiver
    {code, name, status, manner, at, by}. An approval holds for `approved_sha256` alone (P12).
    `signed` and `sealed` are the file with the signer's signature and with the agency's, rows
    {sha256, name, size, by, at}; `capacity` how the signer signs (TM., KT. …) and
    `on_behalf_of` for whom; `paper_reasons` the letters of R-7.2 for which paper goes too;
    `relation` is “replaces” or “corrects”, of `related_id`; `recall` {reason, order, by, at}.
    `answered_recalled_at` is when the document that it answers was taken back.
    `register_year` is that of the register in which `reference` stands once.
    `authority` is the signature line as it stood at the approval {lines, name, giver, from,
    until, basis}, the last four only by a delegation. `signing` is the request that waits for a
    key on somebody's machine (`core.outgoing.asking`); `signing_refused` why there is none.
    `recheck` is what later looks at its signatures brought up (`core.rechecking`).
    `cosigners` are who signs after the signer (`core.outgoing.cosigning`).
    `settled` is the version of the last decision: what receivers report since then moves
    `version` alone, and voids no question that somebody is about to answer.
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
    appendices: list[dict[str, Any]] = field(default_factory=list)
    capacity: str = ""
    on_behalf_of: UUID | None = None
    form_findings: list[dict[str, Any]] = field(default_factory=list)
    form_checked_by: UUID | None = None
    form_checked_at: datetime | None = None
    signed: dict[str, Any] | None = None
    signed_at: datetime | None = None
    sealed: dict[str, Any] | None = None
    sealed_at: datetime | None = None
    signature_findings: list[dict[str, Any]] = field(default_factory=list)
    series: str = ""
    number: int | None = None
    issue_by: datetime | None = None
    paper_reasons: list[str] = field(default_factory=list)
    paper_done_at: datetime | None = None
    in_reply_to: UUID | None = None
    task_id: UUID | None = None
    needs_reply: bool = False
    reply_by: datetime | None = None
    relation: str = ""
    related_id: UUID | None = None
    recall: dict[str, Any] | None = None
    authority: dict[str, Any] | None = None
    signing: dict[str, Any] | None = None
    signing_refused: dict[str, Any] | None = None
    recheck: dict[str, Any] | None = None
    register_year: int | None = None
    answered_recalled_at: datetime | None = None
    cosigners: list[dict[str, Any]] = field(default_factory=list)
    procedure_version: int = 0
    settled: int = 1
    version: int = 1

    @property
    def draft(self) -> FileRef | None:
        """Bản dự thảo hiện hành — the last version."""
        if not self.drafts:
            return None
        last = self.drafts[-1]
        return FileRef(last["sha256"], last["name"], last["size"])

    def void_approval(self) -> None:
        """Hủy phê duyệt — a changed file takes the approval with it, and every signature on it."""
        self.approved_by = self.approved_at = self.on_behalf_of = self.authority = None
        self.capacity = ""
        self.approved_sha256 = ""
        self.checked_by = self.checked_at = None
        self.form_checked_by = self.form_checked_at = None
        self.signed = self.signed_at = self.signing = self.signing_refused = None
        self.signature_findings = []
        marks = {"handed", "signed"}
        self.cosigners = [{n: row[n] for n in row if n not in marks} for row in self.cosigners]
