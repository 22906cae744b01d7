"""Nộp bản thảo — a PDF uploaded in the chat begins a draft, once it is said not to be secret."""

from __future__ import annotations

from uuid import UUID

from core.form import UPLOAD, refuse_secret
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Role
from core.step import Context, step


def _begin(document_id: UUID, context: Context) -> OutgoingDocument:
    return OutgoingDocument(
        id=document_id,
        agency_id=context.directory.agency.id,
        state=OutgoingState.DRAFTING,
        drafter_id=context.person.id,
        unit_id=context.person.unit_id,
        created_at=context.now,
    )


@step(
    code="dft",
    basis=("R-1.2", "R-6.5a"),
    roles={Role.SPECIALIST, Role.UNIT_HEAD},
    moves={OutgoingState.DRAFTING: OutgoingState.DRAFTING},
    form=UPLOAD,
    begins=_begin,
)
def begin_draft(document: OutgoingDocument, context: Context) -> None:
    refuse_secret(context.answers)
    file = context.file("file")
    document.drafts = [context.answers["file"] | context.stamp()]
    document.subject = file.name.removesuffix(".pdf").removesuffix(".PDF")
    context.note(sha256=file.sha256)
