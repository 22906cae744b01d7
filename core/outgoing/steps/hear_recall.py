"""Văn bản được trả lời đã bị thu hồi — whoever drafts, or judges, the answer is told (R-8.2a).

The draft stays: only its owner knows whether an answer is still owed. Until it is submitted its
subject is that of the recalled document, and that is shown and found no more.
"""

from __future__ import annotations

from core.card import Area
from core.effects.notify import Notify
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.rules import waiting
from core.people.person import Role
from core.step import Context, NotNow, Settles, step

GONE = {OutgoingState.DISPATCHED, OutgoingState.DELIVERED, OutgoingState.RECALLED}


@step(
    code="hrc",
    basis="R-8.2a",
    roles={Role.SYSTEM},
    moves={state: state for state in OutgoingState if state not in GONE},
    settles=Settles.NONE,
)
def hear_recall(document: OutgoingDocument, context: Context) -> None:
    if document.answered_recalled_at is not None:
        raise NotNow(step=hear_recall.label)  # told before
    document.answered_recalled_at = context.now
    if not document.type_name:
        document.subject = ""
    known = {person.id for person in context.directory.people}
    told = known & {document.drafter_id, *waiting(document, context.directory)}
    context.note(in_reply_to=str(document.in_reply_to), told=sorted(one.hex for one in told))
    context.ask(
        *(
            Notify(one, Area.OUTGOING, document.id, document.urgency, "reason-answers-recalled")
            for one in sorted(told)
        )
    )
