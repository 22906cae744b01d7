"""Nộp bản mới — another version of the file; all versions are kept, an approval is void (P12)."""

from __future__ import annotations

from core.card import Area
from core.effects.notify import Notify
from core.form import UPLOAD, refuse_secret
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.rules import drafter
from core.people.person import Role
from core.step import Context, step


@step(
    code="rnw",
    basis=("R-8.3b-2", "R-1.2"),
    roles={Role.SPECIALIST, Role.UNIT_HEAD},
    moves={
        OutgoingState.DRAFTING: OutgoingState.DRAFTING,
        OutgoingState.RETURNED: OutgoingState.RETURNED,
        OutgoingState.SUBMITTED: OutgoingState.DRAFTING,
        OutgoingState.CHECKED: OutgoingState.DRAFTING,
        OutgoingState.APPROVED: OutgoingState.DRAFTING,
    },
    form=UPLOAD,
    when=drafter,
)
def renew_draft(document: OutgoingDocument, context: Context) -> None:
    refuse_secret(context.answers)
    document.drafts = [*document.drafts, context.answers["file"] | context.stamp()]
    context.note(sha256=context.answers["file"]["sha256"], voided=document.approved_sha256)
    if document.approved_by:
        context.ask(
            Notify(document.approved_by, Area.OUTGOING, document.id, reason="reason-voided",
                   names=context.person.name)
        )  # fmt: skip
    document.void_approval()
    document.form_findings = []
