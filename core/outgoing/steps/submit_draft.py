"""Trình dự thảo — the main facts, the signer and the receivers; then the unit head's turn."""

from __future__ import annotations

from uuid import UUID

from core.card import Style
from core.form import Choose, Day, Words
from core.outgoing.authority import PickSigner, check_signer
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.rules import NoReceivers, NoUnitHead, OwnDraft, drafter
from core.people.person import Role
from core.step import Context, step

URGENCIES = ("urgency-0", "urgency-1", "urgency-2", "urgency-3")
TYPES = ("type-letter", "type-report", "type-proposal", "type-notice", "type-plan", "type-decision")


@step(
    code="sub",
    basis=("R-8.3b-1", "R-6.2c", "R-10.3a", "R-9.5c"),
    roles={Role.SPECIALIST, Role.UNIT_HEAD},
    moves={
        OutgoingState.DRAFTING: OutgoingState.SUBMITTED,
        OutgoingState.RETURNED: OutgoingState.SUBMITTED,
    },
    form={
        "type": Choose(TYPES),
        "subject": Words(least=5, most=500),
        "receivers": Words(most=1000),
        "signer": PickSigner(),
        "urgency": Choose(URGENCIES),
        "reply": Day(without="reply-not-needed"),
    },
    style=Style.PRIMARY,
    when=drafter,
)
def submit_draft(document: OutgoingDocument, context: Context) -> None:
    signer = UUID(hex=context.answers["signer"])
    if signer == document.drafter_id:
        raise OwnDraft
    checked_first = context.after == OutgoingState.SUBMITTED
    if checked_first and context.directory.head_of(document.unit_id) is None:
        raise NoUnitHead
    check_signer(context.directory, signer, context.answers["type"])
    names = [name.strip() for name in context.answers["receivers"].split(";") if name.strip()]
    if not names:
        raise NoReceivers
    document.type_name = context.answers["type"]
    document.subject = context.answers["subject"]
    document.signer_id = signer
    document.urgency = URGENCIES.index(context.answers["urgency"])
    document.deliveries = [{"name": name, "code": "", "status": ""} for name in names]
    document.needs_reply = bool(context.answers["reply"])
    document.reply_by = context.day("reply") if document.needs_reply else None
    document.void_approval()
    context.note(subject=document.subject, signer=signer.hex, receivers=names)
