"""Duyệt bản thảo — the signer approves that very file, with a second factor (R-8.3b-1, P12)."""

from __future__ import annotations

from core.card import Area, Style
from core.effects.notify import Notify
from core.form import Proof
from core.outgoing.authority import signed_by
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.preparing import check_prepared
from core.outgoing.rules import DraftChanged, NotTheSigner, OwnDraft, reviewer
from core.people.person import Role
from core.step import Context, step


@step(
    code="apv",
    basis=("R-8.3b-1", "R-8.3b-2"),
    roles={Role.LEADER, Role.UNIT_HEAD},  # a unit head when he signs TL. or TUQ.
    moves={OutgoingState.CHECKED: OutgoingState.APPROVED},
    proof=Proof.SECOND_FACTOR,
    style=Style.SUCCESS,
    when=reviewer,
)
def approve(document: OutgoingDocument, context: Context) -> None:
    if context.person.id == document.drafter_id:
        raise OwnDraft
    if not context.person.answers_for(document.signer_id):
        raise NotTheSigner
    if document.draft is None:
        raise DraftChanged
    check_prepared(document, context.now)
    document.approved_by = context.person.id
    document.approved_at = context.now
    document.approved_sha256 = document.draft.sha256
    if (
        document.checked_at is None
    ):  # a procedure without the unit head's look: one answers for both
        document.checked_by, document.checked_at = context.person.id, context.now
    signed_by(document, context.person, context.directory)
    context.note(
        sha256=document.approved_sha256, draft=len(document.drafts), **(document.authority or {})
    )
    if document.appendices:
        context.note(appendices=[row["sha256"] for row in document.appendices])
    if document.on_behalf_of is not None:
        context.note(on_behalf_of=context.directory.name(document.on_behalf_of))
    context.ask(
        Notify(document.drafter_id, Area.OUTGOING, document.id, reason="reason-approved",
               names=context.person.name)
    )  # fmt: skip
