"""Nhiệm vụ — the lead or a coordinating part of a directive, with its own deadline (R-8.4b)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from core.card import Area


class TaskState(StrEnum):
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    EXTENSION_ASKED = "extension_asked"
    HANDED_BACK = "handed_back"
    STOPPED = "stopped"
    COMPLETED = "completed"


@dataclass(eq=False)
class Task:
    """Nhiệm vụ — `trail` keeps every hand-over {from, to, note, at}; `reports` {by, words, at}.

    What the card says of the document (số đến, số ký hiệu, nơi gửi, trích yếu) is copied at
    birth: a registered document does not change. `term_days` > 0 counts working days from the
    assignee's own receipt, `received_at` (R-8.3a-2); `clocks` keeps the counts of earlier
    assignees {person, received_at, due_at}; `stopped_for` why it was stopped.
    """

    area: ClassVar[Area] = Area.TASK

    id: UUID
    agency_id: UUID
    document_id: UUID
    state: TaskState
    lead: bool
    assignee_id: UUID
    assigner_id: UUID
    directive: str
    due_at: datetime
    created_at: datetime
    arrival_number: str
    reference: str
    issuer: str
    subject: str
    urgency: int = 0
    others: list[str] = field(default_factory=list)
    accepted_at: datetime | None = None
    trail: list[dict[str, Any]] = field(default_factory=list)
    reports: list[dict[str, Any]] = field(default_factory=list)
    extension_to: datetime | None = None
    extension_reason: str = ""
    result: str = ""
    completed_at: datetime | None = None
    term_days: int = 0
    received_at: datetime | None = None
    clocks: list[dict[str, Any]] = field(default_factory=list)
    stopped_for: str = ""
    procedure_version: int = 0
    version: int = 1

    @property
    def holder_id(self) -> UUID:
        """Ai đang giữ — what was handed back lies with the assigner."""
        return self.assigner_id if self.state == TaskState.HANDED_BACK else self.assignee_id
