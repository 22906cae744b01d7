"""Trả lại — with a written opinion, to both the unit head and the specialist (R-8.3b-2)."""

from __future__ import annotations

from core.card import Area, Style
from core.effects.notify import Notify
from core.form import Words
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.rules import reviewer
from core.people.person import Role
from core.step import Context, step


@step(
    code="bck",
    basis="R-8.3b-2",
    roles={Role.LEADER, Role.UNIT_HEAD},
    moves={
        OutgoingState.SUBMITTED: OutgoingState.RETURNED,
        OutgoingState.CHECKED: OutgoingState.RETURNED,
    },
    form={"opinion": Words(least=5, most=1000)},
    style=Style.DANGER,
    when=reviewer,
)
def send_back(document: OutgoingDocument, context: Context) -> None:
    opinion = {
        "by": context.person.title,
        "words": context.answers["opinion"],
        "draft": len(document.drafts),
        "at": context.now.isoformat(),
    }
    document.opinions = [*document.opinions, opinion]
    document.void_approval()
    context.note(opinion=context.answers["opinion"], draft=len(document.drafts))
    head = context.directory.head_of(document.unit_id)
    if head and head.id not in {context.person.id, document.drafter_id}:
        context.concern(context.ref, head.id)
        context.ask(
            Notify(head.id, Area.OUTGOING, document.id, reason="reason-returned",
                   names=context.person.name)
        )  # fmt: skip
