"""Nhắc thu hồi — who has not cancelled after a working day is told again; the clerks see who."""

from __future__ import annotations

from core.card import Area
from core.effects.notify import Notify
from core.effects.remind_recall import RemindRecall
from core.effects.send_recall import SendRecall
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.recalling import ASKED, outstanding
from core.people.person import Role
from core.step import Context, step

MOST = 5


@step(
    code="rrm",
    basis="R-9.4b",
    roles={Role.SYSTEM},
    moves={
        state: state
        for state in (OutgoingState.DISPATCHED, OutgoingState.DELIVERED, OutgoingState.RECALLED)
    },
)
def remind_recall(document: OutgoingDocument, context: Context) -> None:
    late = outstanding(document)
    times = int((document.recall or {}).get("times", 0)) + 1
    if not late or times > MOST:
        return
    document.recall = (document.recall or {}) | {"times": times}
    names = ", ".join(row["name"] for row in late)
    context.note(late=names, times=times)
    for row in late:
        if row["recall"] == ASKED:
            context.ask(SendRecall(document.id, row["code"], times))
    for clerk in context.directory.having(Role.CLERK):
        context.ask(
            Notify(clerk.id, Area.OUTGOING, document.id, reason="reason-recall-late", names=names)
        )
    context.ask(RemindRecall(document.id, context.calendar.deadline(context.now, 1)))
