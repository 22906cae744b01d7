"""Ký số trên văn bản đi — which file the next signature must continue, and what its check means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from core.calendar import CalendarNotEntered, WorkingCalendar
from core.errors import Refusal
from core.outgoing.document import OutgoingDocument
from core.people.person import Person
from core.signing.report import Result


class SignedFileChanged(Refusal):
    """The same file again, without another signature."""


class OldCheck(Refusal):
    """The check was of a file that has been replaced since."""


def signer(document: OutgoingDocument, person: Person) -> bool:
    """Người ký — the one who approved: the approval holds for his signature (P12)."""
    return document.signer_id == person.id


def valid(findings: Sequence[Mapping[str, Any]]) -> bool:
    """Hợp lệ — every check passed; “cannot be determined” is no pass, and no check is none."""
    return bool(findings) and all(row["result"] == Result.PASS for row in findings)


def moment_of(document: OutgoingDocument, claimed: str, now: datetime) -> datetime:
    """Lúc ký — as the signature says, but neither before the approval nor in the future."""
    at = datetime.fromisoformat(claimed) if claimed else now
    return min(max(at, document.approved_at or at), now)


def issue_by(calendar: WorkingCalendar, signed_at: datetime) -> datetime | None:
    """Hạn phát hành — None in a year whose notices are not entered: no deadline is made up."""
    try:
        return calendar.issue_by(signed_at)
    except CalendarNotEntered:
        return None
