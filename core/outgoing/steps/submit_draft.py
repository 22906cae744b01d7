"""Trình dự thảo — the main facts, the signer and the receivers; then the unit head's turn."""

from __future__ import annotations

from uuid import UUID

from core.card import Style
from core.form import Choose, Day, Words
from core.outgoing.asking import STAMPS
from core.outgoing.authority import PickSigner, check_signer
from core.outgoing.cosigning import check_cosigners
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.initialling import without_initials
from core.outgoing.papers import proposed
from core.outgoing.preparing import begin_preparing
from core.outgoing.receivers import Receivers, read_receivers
from core.outgoing.rules import NoUnitHead, OwnDraft, drafter
from core.people.person import Role
from core.registers.types import SUBMITTED
from core.step import Context, step

URGENCIES = ("urgency-0", "urgency-1", "urgency-2", "urgency-3")


@step(
    code="sub",
    basis=("R-8.3b-1", "R-6.2c", "R-10.3a", "R-9.5c"),
    roles={Role.SPECIALIST, Role.UNIT_HEAD},
    moves={
        OutgoingState.DRAFTING: OutgoingState.SUBMITTED,
        OutgoingState.RETURNED: OutgoingState.SUBMITTED,
    },
    form={
        "type": Choose(SUBMITTED),
        "subject": Words(least=5, most=500),
        "receivers": Receivers(most=2000),
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
    check_cosigners(document, signer)
    check_signer(context.directory, signer, context.answers["type"])
    receivers = read_receivers(context.answers["receivers"], context.directory)
    document.type_name = context.answers["type"]
    document.subject = context.answers["subject"]
    document.signer_id = signer
    document.urgency = URGENCIES.index(context.answers["urgency"])
    document.deliveries = [one.row() for one in receivers]
    document.paper_reasons = proposed(document)
    document.needs_reply = bool(context.answers["reply"])
    document.reply_by = context.day("reply") if document.needs_reply else None
    document.void_approval()
    head = context.directory.head_of(document.unit_id) if checked_first else None
    _prepare(document, context, head.id if head else None)
    context.note(
        subject=document.subject, signer=signer.hex, receivers=[one.name for one in receivers]
    )


def _prepare(document: OutgoingDocument, context: Context, head: UUID | None) -> None:
    """Made ready for signatures, and the layout looked at, by what is declared now: earlier findings
    no longer count (R-6.4a).
    """
    document.form_findings = []
    without_initials(document)
    begin_preparing(document, STAMPS[document.urgency], head, context)
