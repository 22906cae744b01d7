"""Lập biên bản khẩn — what was known at that moment is kept; the file is drawn up from it (R-10.3b)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from core.asking import profile_of
from core.attestation.attestation import Attestation, AttestationState
from core.calls.sheet import sheet_id
from core.card import Ref
from core.effects.attest import Attest
from core.exchange.receiver import CONFIRMED
from core.incoming.document import IncomingDocument
from core.outgoing.board import standing
from core.outgoing.document import OutgoingDocument
from core.people.directory import Directory
from core.step import Context
from core.tasks.task import TaskState
from core.text import Text

UNSEEN = (TaskState.ASSIGNED, TaskState.STOPPED)
"""Nobody has said yet that he has it."""


def attest(document: IncomingDocument | OutgoingDocument, context: Context) -> None:
    """Lập biên bản — every press is a record of its own: the one before stays as it was sealed."""
    if isinstance(document, OutgoingDocument):
        about, receivers, others = _sent(document), list(_agencies(document)), []
    else:
        tasks = context.tasks_of(document.id)
        about, receivers = _came(document), list(_people(tasks, context.directory))
        others = [task.id for task in tasks]
    attestation = Attestation(
        id=context.new_id("attestation", document.version),
        agency_id=document.agency_id,
        state=AttestationState.MAKING,
        about_area=document.area,
        about_id=document.id,
        reference=document.reference,
        subject=document.subject,
        about=about | {"urgency": document.urgency, "subject": document.subject},
        receivers=receivers,
        sources=[
            one.hex for source in (document.id, *others) for one in (source, sheet_id(source))
        ],
        asked_by=context.person.id,
        asked_at=context.now,
    )
    context.add(attestation)
    context.concern(Ref(attestation.area, attestation.id), context.person.id)
    context.note(attestation=attestation.id.hex, receivers=len(receivers))
    profile = profile_of(context.options)
    context.ask(Attest(attestation.id, profile.appearance, profile.seal_mm))


def _sent(document: OutgoingDocument) -> dict[str, Any]:
    return {
        "issued_on": document.issued_on.isoformat() if document.issued_on else "",
        "sent_at": _moment(document.dispatched_at),
        "sha256": (document.sealed or {}).get("sha256", ""),
    }


def _came(document: IncomingDocument) -> dict[str, Any]:
    main = document.main_file
    return {
        "issued_on": document.issued_on.isoformat() if document.issued_on else "",
        "sender": document.sender_name or document.sender_code,
        "arrived_at": _moment(document.received_at),
        "sha256": main.sha256 if main else "",
    }


def _moment(at: datetime | None) -> str:
    return at.isoformat() if at else ""


def _agencies(document: OutgoingDocument) -> Iterator[dict[str, Any]]:
    for row in document.deliveries:
        yield {
            "name": row["name"],
            "code": row.get("code", ""),
            "person": "",
            "task": "",
            "state": standing(row, document).wire(),
            "confirmed": row["status"] == CONFIRMED,
        }


def _people(tasks: Any, directory: Directory) -> Iterator[dict[str, Any]]:
    """Who was given a part of it; who holds it now stands for who held it before."""
    for task in tasks:
        holder: UUID = task.assignee_id
        yield {
            "name": _title(holder, directory),
            "code": "",
            "person": holder.hex,
            "task": task.id.hex,
            "state": Text.of(f"attested-task-{task.state.replace('_', '-')}").wire(),
            "confirmed": task.state not in UNSEEN,
        }


def _title(person_id: UUID, directory: Directory) -> str:
    return next((one.title for one in directory.people if one.id == person_id), "—")
