"""Dự thảo trả lời — begun for the assignee; its file is uploaded next (R-8.4c-2)."""

from __future__ import annotations

from uuid import UUID

from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Role
from core.step import Context, step


def _begin(document_id: UUID, context: Context) -> OutgoingDocument:
    facts = context.answers
    drafter = context.directory.person(UUID(hex=facts["drafter"]))
    return OutgoingDocument(
        id=document_id,
        agency_id=context.directory.agency.id,
        state=OutgoingState.DRAFTING,
        drafter_id=drafter.id,
        unit_id=drafter.unit_id,
        created_at=context.now,
        subject=facts["subject"],
        urgency=facts["urgency"],
        deliveries=[{"code": facts["code"], "name": facts["name"], "status": ""}],
        in_reply_to=UUID(hex=facts["incoming"]),
        task_id=UUID(hex=facts["task"]),
    )


@step(
    code="brp",
    basis="R-8.4c-2",
    roles={Role.SYSTEM},
    moves={OutgoingState.DRAFTING: OutgoingState.DRAFTING},
    begins=_begin,
)
def begin_reply(document: OutgoingDocument, context: Context) -> None:
    context.note(in_reply_to=str(document.in_reply_to), task=str(document.task_id))
