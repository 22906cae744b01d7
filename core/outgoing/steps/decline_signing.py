"""Không ký, trả lại — with the reason; approval and every signature on the file are void (R-8.3b-2)."""

from __future__ import annotations

from core.card import Area, Style
from core.effects.notify import Notify
from core.form import Words
from core.outgoing.cosigning import may_decline
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Role
from core.step import Context, step


@step(
    code="tck",
    basis="R-8.3b-2",
    roles={Role.LEADER, Role.UNIT_HEAD, Role.SPECIALIST, Role.CLERK},
    moves={
        OutgoingState.FORM_CHECKED: OutgoingState.RETURNED,
        OutgoingState.COSIGNING: OutgoingState.RETURNED,
    },
    form={"reason": Words(least=5, most=1000)},
    style=Style.DANGER,
    when=may_decline,
)
def decline_signing(document: OutgoingDocument, context: Context) -> None:
    opinion = {
        "by": context.person.title,
        "words": context.answers["reason"],
        "draft": len(document.drafts),
        "at": context.now.isoformat(),
    }
    document.opinions = [*document.opinions, opinion]
    context.note(reason=context.answers["reason"], voided=document.approved_sha256)
    signer = document.signer_id
    document.void_approval()
    if signer is not None and signer != context.person.id:
        context.ask(
            Notify(signer, Area.OUTGOING, document.id, reason="reason-returned",
                   names=context.person.name)
        )  # fmt: skip
