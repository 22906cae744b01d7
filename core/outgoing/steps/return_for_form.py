"""Trả lại vì thể thức — to the drafter and the unit head, with the reason; the approval is void."""

from __future__ import annotations

from core.card import Area, Style
from core.effects.notify import Notify
from core.form import Words
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Role
from core.step import Context, step


@step(
    code="rff",
    basis="R-9.2a",
    roles={Role.CLERK},
    moves={OutgoingState.APPROVED: OutgoingState.RETURNED},
    form={"reason": Words(least=5, most=1000)},
    style=Style.DANGER,
)
def return_for_form(document: OutgoingDocument, context: Context) -> None:
    opinion = {
        "by": context.person.title,
        "words": context.answers["reason"],
        "draft": len(document.drafts),
        "at": context.now.isoformat(),
    }
    document.opinions = [*document.opinions, opinion]
    context.note(reason=context.answers["reason"], voided=document.approved_sha256)
    document.void_approval()
    head = context.directory.head_of(document.unit_id)
    if head and head.id not in {context.person.id, document.drafter_id}:
        context.concern(context.ref, head.id)
        context.ask(
            Notify(head.id, Area.OUTGOING, document.id, reason="reason-returned",
                   names=context.person.name)
        )  # fmt: skip
