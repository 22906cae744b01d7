"""Ký số trên văn bản đi — which file the next signature must continue, and what its check means."""

from __future__ import annotations

from datetime import datetime

from core.calendar import CalendarNotEntered, WorkingCalendar
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Person
from core.step import Context


def signer(document: OutgoingDocument, person: Person) -> bool:
    """Người ký — the one who approved: the approval holds for his signature (P12)."""
    return document.signer_id == person.id


def moment_of(document: OutgoingDocument, claimed: str, now: datetime) -> datetime:
    """Lúc ký — as the signature says, but neither before the approval nor in the future."""
    at = datetime.fromisoformat(claimed) if claimed else now
    return min(max(at, document.approved_at or at), now)


def is_signed(document: OutgoingDocument, context: Context) -> None:
    """Đã đủ chữ ký — of all who sign as persons: from the last of them the time for issuing runs."""
    document.signed_at = moment_of(document, context.answers["signed_at"], context.now)
    document.issue_by = document.due_at = issue_by(context.calendar, document.signed_at)
    document.state = OutgoingState.SIGNED


def issue_by(calendar: WorkingCalendar, signed_at: datetime) -> datetime | None:
    """Hạn phát hành — None in a year whose notices are not entered: no deadline is made up."""
    try:
        return calendar.issue_by(signed_at)
    except CalendarNotEntered:
        return None
