"""Quy tắc biên bản khẩn — of which documents, by whom, and whom it waits for (R-10.3b)."""

from __future__ import annotations

from uuid import UUID

from core.attestation.attestation import Attestation, AttestationState
from core.incoming.document import IncomingDocument, IncomingState
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.directory import Directory
from core.people.person import Person, Role

SENT = (OutgoingState.DISPATCHED, OutgoingState.DELIVERED, OutgoingState.RECALLED)
TAKEN_IN = (
    IncomingState.REGISTERED, IncomingState.ASSIGNED, IncomingState.IN_PROGRESS,
    IncomingState.FINISHED,
)  # fmt: skip


def is_urgent(document: IncomingDocument | OutgoingDocument, _person: Person) -> bool:
    """Có độ khẩn."""
    return document.urgency > 0


def waiting(attestation: Attestation, directory: Directory) -> list[UUID]:
    """Đang chờ ai — who asked for it, for the agency's seal; when that is no clerk any more, all are."""
    if attestation.state != AttestationState.MADE:
        return []
    clerks = [person.id for person in directory.having(Role.CLERK)]
    return [attestation.asked_by] if attestation.asked_by in clerks else clerks
